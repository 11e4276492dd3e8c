internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import StrictJSON

/// One request on its way through an endpoint: who asks for what.
struct Call {
    let request: Request
    /// The path as the table writes it.
    let route: String
    let parameters: Parameters
    let query: QueryParameters
    /// Who asks; stands for nobody on open endpoints.
    let identity: Identity
    let context: ServerContext

    /// A path parameter as an id.
    ///
    /// - Throws: A ``Problem`` if it is none; there can be no such resource then.
    func id<Subject>(_ name: String = "id", of type: ID<Subject>.Type = ID<Subject>.self) throws(Problem) -> ID<Subject>
    {
        guard let text = parameters[name[...]], let record = RecordID(text) else {
            throw .invalidParameter(name, "Must be an id (a UUID).")
        }
        return ID(record)
    }

    /// A path parameter as text of at most 128 bytes.
    func text(_ name: String) throws(Problem) -> String {
        guard let raw = parameters[name[...]], let text = PercentCoding.decodeSegment(String(raw)),
            (1...128).contains(text.utf8.count)
        else { throw .invalidParameter(name, "Must be 1 to 128 bytes of percent-encoded UTF-8.") }
        return text
    }

    /// The one value of a header field; `nil` if it is absent.
    ///
    /// - Throws: A ``Problem`` if it is there more than once.
    func header(_ name: HTTPField.Name) throws(Problem) -> String? {
        let values = request.headers[values: name]
        guard values.count <= 1 else { throw .invalidHeader(name.rawName, "Must not be given twice.") }
        return values.first
    }
}
