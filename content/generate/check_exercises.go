package main

func (c *checker) checkExercises() {
}
