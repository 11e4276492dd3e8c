// swift-format-ignore-file
// Made by tools/embed-openapi from docs/openapi.yaml: change that one and run the tool.

/// The description of the API that is served at `/openapi.yaml`.
enum OpenAPIDocument {
    /// The document, byte for byte.
    static let yaml = ###"""
openapi: 3.1.0
"""###
}
