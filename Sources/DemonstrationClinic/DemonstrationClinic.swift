public import CommandHandling
public import EventCatalog
internal import Ledger
internal import Prescribing

/// A made-up clinic to try the program on: patients of several cultures with their diagnoses, allergies, measurements and
/// prescriptions over five years. Nobody in it exists, and nothing in it is for clinical use.
///
/// The same seed gives the same clinic on every machine. Everything goes through the same commands, decisions and log as
/// what people enter; each patient is one command, so an interrupted run can be run again and adds what is missing.
public struct DemonstrationClinic: Sendable {
    /// How many patients a clinic has that nobody asked to be smaller.
    public static let usualPatientCount = 270_000

    /// What the clinic is drawn from.
    public let seed: UInt64
    /// How many patients there are to be. There are 365 prescriptions for every 270 patients.
    public let patients: Int
    /// The day after the last one on which anything happened.
    public let until: CalendarDate

    /// Commands that wait for the log at a time: enough for one commit to fill while another is written.
    private static let commandsAtATime = 1024

    /// Describes a clinic.
    ///
    /// - Parameters:
    ///   - seed: What it is drawn from.
    ///   - patients: How many patients; a clinic of more patients begins with those of one of fewer.
    ///   - until: The day after the last one on which anything happened, not in the future; an exact date.
    public init(seed: UInt64 = 1, patients: Int = usualPatientCount, until: CalendarDate) {
        self.seed = seed
        self.patients = max(patients, 0)
        self.until = until.firstDay
    }

    /// Puts the clinic into a log, or what is missing of it there.
    ///
    /// A log that holds part of the clinic of this seed keeps that one's last day, whatever `until` says.
    ///
    /// - Parameters:
    ///   - clinic: Where to; its formulary is what is prescribed from.
    ///   - progress: Called now and then, and at the end; from any thread.
    /// - Returns: What was done.
    /// - Throws: ``DemonstrationClinicError``, or `CancellationError`. What was added before stays.
    /// - Complexity: O(patients): some 11 events each.
    public func run(
        into clinic: Clinic,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> Summary {
        let opening = ClinicOpening(seed: seed, until: until)
        // Nobody is there to say of two who are alike that they are two: they are suspected only (I-42).
        var policy = clinic.policy
        policy.duplicateHundredths = 101
        policy.isRetrospective = true
        let clinic = clinic.with(policy)
        let tally = Tally(patients: patients, progress)
        let until = try await opening.open(clinic, tally)
        let setting = Setting(seed: seed, until: until, formulary: clinic.formulary.inForce(on: until))
        let feed = PatientFeed(PatientPlans(setting: setting), count: patients)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<min(Self.commandsAtATime, patients) {
                group.addTask {
                    while let plan = feed.next() {
                        try Task.checkCancellation()
                        try await add(plan, setting, to: clinic, tally)
                    }
                }
            }
            try await group.waitForAll()
        }
        return tally.summary(until: until, position: clinic.log.head)
    }

    /// Carries out one patient's story.
    private func add(_ plan: PatientPlan, _ setting: Setting, to clinic: Clinic, _ tally: Tally) async throws {
        let story = Self.story(plan, setting)
        let seconds = setting.practitioners.firstTwo
        let envelope = opening(setting).envelope(story.commandID, by: story.actor, index: plan.person.index)
        do {
            let receipt = try await clinic.transact(envelope) { unit in
                for step in story.steps { try step.run(on: story.patient, seconds: seconds, in: &unit) }
            }
            tally.added(receipt, prescriptions: story.prescriptions)
        } catch {
            throw DemonstrationClinicError(error, patient: plan.person.index)
        }
    }

    private func opening(_ setting: Setting) -> ClinicOpening { ClinicOpening(seed: seed, untilDay: setting.untilDay) }

    static func story(_ plan: PatientPlan, _ setting: Setting) -> Story {
        var writer = StoryWriter(plan, in: setting)
        writer.writeRecord()
        writer.writePrescriptions(plan.prescriptions)
        return writer.story()
    }
}

/// Why a demonstration clinic could not be made.
public enum DemonstrationClinicError: Error, Sendable {
    /// The log holds a clinic of this seed that another version of this program made.
    case otherVersion
    /// A command was refused or failed. The patient is told by index, from 0; `nil` for the practitioners.
    case failed(patient: Int?, CommandFailure)

    init(_ failure: CommandFailure, patient: Int?) {
        if case .log(.commandConflict(commandID: _)) = failure {
            self = .otherVersion
        } else {
            self = .failed(patient: patient, failure)
        }
    }
}

extension DemonstrationClinicError: CustomStringConvertible {
    /// A sentence for an operator.
    public var description: String {
        switch self {
        case .otherVersion:
            "The log holds a demonstration clinic of this seed that another version of this program made."
        case .failed(let patient?, let failure): "Patient \(patient) of the clinic was not added: \(failure)."
        case .failed(nil, let failure): "The practitioners of the clinic were not added: \(failure)."
        }
    }
}
