import EventCatalog
import Foundation
import Logging
import StrictJSON

/// Writes one JSON object a line to standard error, control characters escaped, times in UTC.
struct JSONLogHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    private let label: String

    init(label: String, level: Logger.Level) {
        self.label = label
        self.logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var writer = JSONWriter(capacity: 256)
        writer.object {
            $0.member("time", Timestamp.now.description)
            $0.member("level", event.level.rawValue)
            $0.member("logger", label)
            $0.member("message", event.message.description)
            for (name, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }).sorted(by: {
                $0.key < $1.key
            }) {
                $0.name(dynamic: name)
                $0.string(value.description)
            }
        }
        FileHandle.standardError.write(Data(writer.bytes + [0x0A]))
    }
}
