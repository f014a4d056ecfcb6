package main

func (c *checker) checkForms() {
}
