internal import Hummingbird

/// What is not public yet: submissions come in, are looked at and moved.
struct SubmittingRoutes {
  let desk: ServerDesk

  init(_ desk: ServerDesk) { self.desk = desk }

  var endpoints: [Endpoint] { [] }
}
