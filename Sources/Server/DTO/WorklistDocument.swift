internal import EventCatalog
internal import StrictJSON
internal import Worklists

/// The entries of worklists: members of an object that is open.
extension JSONWriter {
    /// How long a list is; `capped` where it may be longer.
    mutating func count(_ name: String, _ count: WorklistCount) {
        self.name(name)
        object {
            $0.member("count", count.count)
            $0.member("capped", count.isCapped)
        }
    }

    mutating func draft(_ entry: DraftEntry) {
        owner(entry.prescriptionID, entry.patientID, entry.prescriberID)
        member("drafted_at", entry.draftedAt.description)
        member("items", entry.items)
    }

    mutating func cancellation(_ entry: CancellationEntry) {
        owner(entry.prescriptionID, entry.patientID, entry.prescriberID)
        member("pharmacy", orNull: entry.pharmacy)
        member("valid_until", entry.validUntil)
        array("items", of: entry.items) { writer, item in
            writer.object {
                $0.member("id", item.id)
                $0.member("reason", item.reason.wireName)
                $0.member("requested_at", item.requestedAt.description)
            }
        }
    }

    mutating func deceased(_ entry: DeceasedEntry) {
        owner(entry.prescriptionID, entry.patientID, entry.prescriberID)
        member("recorded_at", entry.recordedAt.description)
        member("deceased_date", orNull: entry.deceasedOn)
        member("valid_until", entry.validUntil)
        array("items", of: entry.items) { $0.string($1.description) }
    }

    mutating func review(_ entry: ReviewEntry) {
        owner(entry.prescriptionID, entry.patientID, entry.prescriberID)
        member("review_on", entry.reviewOn)
        member("valid_until", entry.validUntil)
    }

    mutating func mergeCandidate(_ entry: DuplicateEntry) {
        member("patient_id", entry.first)
        member("other_patient_id", entry.second)
        member("score", entry.score)
        member("matched", strings: entry.matched)
        member("algorithm", entry.algorithm)
        member("suspected_at", entry.suspectedAt.description)
    }

    mutating func reconciliation(_ entry: ReconciliationEntry) {
        member("patient_id", entry.survivor)
        member("merged_patient_id", entry.source)
        member("product", entry.product)
        member("prescription_id", entry.survivorPrescription)
        member("merged_prescription_id", entry.sourcePrescription)
        member("merged_at", entry.mergedAt.description)
    }

    private mutating func owner(
        _ prescription: PrescriptionID,
        _ patient: PatientID,
        _ prescriber: PractitionerID
    ) {
        member("prescription_id", prescription)
        member("patient_id", patient)
        member("prescriber_id", prescriber)
    }
}
