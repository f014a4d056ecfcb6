package main

func (c *checker) checkWarnings() {
}
