import EventCatalog
import Foundation
import PatientSearch

/// Usage: SearchQuality [patients] [queries of each kind]
let arguments = CommandLine.arguments.dropFirst().compactMap(Int.init)
let patients = arguments.first ?? 270_000
let queriesPerClass = arguments.dropFirst().first ?? 1000
let clock = ContinuousClock()
let began = clock.now

try await QualityClinic.run(patients: patients) { clinic in
    print("\(patients) patients, made and indexed in \(clock.now - began)")
    try Report.printSize(of: clinic)
    try Report.printTable(of: clinic, queries: queriesPerClass)
}
