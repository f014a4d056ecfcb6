package main

func (c *checker) checkCountries() {
}

func (c *checker) checkCourses() {
}
