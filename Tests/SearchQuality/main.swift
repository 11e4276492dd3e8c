import EventCatalog
import Foundation
import PatientSearch

do {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    let clock = ContinuousClock()
    let began = clock.now
    try await QualityClinic.run(options) { clinic in
        print(
            "\(clinic.targets.count) patients, made and indexed in \(clock.now - began), index alone \(clinic.indexing)"
        )
        try Report.printSize(of: clinic)
        try Report.printTable(of: clinic, options)
    }
} catch let error as Options.Misuse {
    print(error)
    exit(64)
}
