/// What is published: found, counted, read and taken home.
struct ReadingRoutes {
  let desk: ServerDesk

  init(_ desk: ServerDesk) { self.desk = desk }

  var endpoints: [Endpoint] {
    QuestionRoutes(desk).endpoints + ExemplarRoutes(desk).endpoints + FileRoutes(desk).endpoints
  }
}
