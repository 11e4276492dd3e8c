import ActivePrescriptions
import EventCatalog
import Foundation
import PatientRecord
import PatientSearch
import ProjectionEngine
import Server

/// What `serve` prints once it answers: the address, and with `--quick-start` a token and four requests to try.
struct Announcement: Sendable {
    let node: Node
    let tokens: TokenIssuer
    let host: String
    let isQuickStart: Bool
    private static let product = "amoxicillin-500-capsule"

    /// Prints it, and leaves the address for commands in other processes.
    func make(port: Int) async {
        let url = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        do {
            try RunningServer.announce(url, in: node.directory)
            write("RxLedger serves tenant \(node.directory.tenant) on \(url)")
            if isQuickStart { try await quickStartOnceBuilt(url) }
        } catch {
            write("rxledger: the quick start can't be shown: \(error)")
        }
    }

    /// Right after the first start the read models are not built yet; that takes a moment.
    private func quickStartOnceBuilt(_ url: String) async throws {
        for _ in 0..<100 {
            do {
                return try await quickStart(url)
            } catch ReadModelError.rebuilding {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        try await quickStart(url)
    }

    private func quickStart(_ url: String) async throws {
        let token = try await tokens.token(
            tenant: node.directory.tenant,
            role: .system,
            subject: "developer",
            hours: 720
        )
        let found = try firstPeople()
        write("\nA development token, good for 30 days:\n  export TOKEN=\(token)\n")
        guard let people = found else {
            write("The clinic is empty. Register a patient:\n" + register(url))
            return
        }
        write("Try:\n" + requests(url, people).joined(separator: "\n"))
    }

    /// A patient who can be given the product at once, without a question of the safety checks, and a prescriber.
    private func firstPeople() throws -> (patient: PatientID, prescriber: PractitionerID)? {
        let patients = try node.readModels.patientSearch.search("smith", limit: 50).value.items
        let free = try patients.first { patient in
            guard let record = try node.readModels.patientRecord.person(patient.id).value?.record,
                !record.isDeceased, record.allergyStatus == .noneKnown, record.conditions.isEmpty,
                record.gender == .male, let adulthood = record.birthDate.lastDay.adding(days: 18 * 366),
                adulthood < Timestamp.now.date
            else { return false }
            let filter = WorklistFilter(patient: patient.id)
            return try node.readModels.activePrescriptions.count(filter, today: Timestamp.now.date).value == 0
        }
        let prescriber = try node.readModels.patientRecord.practitioners(limit: 1).value.items.first
        guard let free, let prescriber else { return nil }
        return (free.id, prescriber.id)
    }

    private var yearAgo: CalendarDate { Timestamp.now.date.adding(days: -365) ?? .earliest }

    private func requests(_ url: String, _ people: (patient: PatientID, prescriber: PractitionerID)) -> [String] {
        let curl = "  curl -s -H \"Authorization: Bearer $TOKEN\""
        let body = """
            {"patient_id": "\(people.patient)", "prescriber_id": "\(people.prescriber)", "sign": true, "items": [{\
            "product": {"system": "demo", "code": "\(Self.product)"}, \
            "quantity": {"value": "21", "unit": "capsule"}, "repeats_allowed": 0, "expected_supply_days": 7, \
            "dosage": [{"text": "1 capsule 3 times a day", "dose": {"value": "1", "unit": "capsule"}, \
            "frequency": 3, "period": "1", "period_unit": "d"}]}]}
            """
        return [
            "\(curl) '\(url)/v1/patients?q=garcia%20jose&limit=5'",
            "\(curl) \(url)/v1/patients/\(people.patient)",
            "\(curl) -H 'Content-Type: application/json' -d '\(body)' \(url)/v1/prescriptions",
            "\(curl) '\(url)/v1/dashboard?from=\(yearAgo)&to=\(Timestamp.now.date)'",
        ]
    }

    private func register(_ url: String) -> String {
        """
          curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"name": {"family": \
        "García Márquez", "given": ["José", "Luis"]}, "birth_date": "1980-03-12", "gender": "male", "identifiers": \
        [{"system": "mrn", "value": "A-1001"}]}' \(url)/v1/patients
        """
    }

    private func write(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
}
