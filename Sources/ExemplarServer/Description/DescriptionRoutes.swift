internal import Hummingbird

/// What the server says of itself to programs.
struct DescriptionRoutes {
  let desk: ServerDesk

  init(_ desk: ServerDesk) { self.desk = desk }

  var endpoints: [Endpoint] { [] }
}
