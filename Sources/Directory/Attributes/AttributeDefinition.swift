/// One attribute that users or groups can have.
package struct AttributeDefinition: Hashable, Sendable {
    /// The name under which the value is kept and under which mappings and filters refer to it.
    package let name: String
    package let type: AttributeType
    /// The member of the Graph object in which Graph nests the attribute (`onPremisesExtensionAttributes`), if it does.
    package let container: String?
    /// The name within the container, or the name itself.
    package let graphName: String

    init(_ name: String, _ type: AttributeType = .string, in container: String? = nil, as graphName: String? = nil) {
        self.name = name
        self.type = type
        self.container = container
        self.graphName = graphName ?? name
    }
}
