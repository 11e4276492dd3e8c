internal import EventCatalog

extension Patient {
    static func recordObservation(
        _ command: RecordObservation,
        _ state: State,
        _ facts: RecordFacts
    ) throws(PatientRejection) -> [PatientEvent] {
        guard facts.time.clinical.date.lastDay >= state.birthDate.firstDay else { throw .observedBeforeBirth }
        if let (value, plausible) = measurement(command.value) {
            guard value >= plausible.low, value <= plausible.high else {
                throw .observationImplausible(range: "\(plausible.low) … \(plausible.high) \(plausible.unit)")
            }
        }
        guard !state.observations.contains(where: { $0.observationID == command.observationID }) else {
            throw .entryIDInUse(field: "observation_id")
        }
        guard state.observations.count < Limit.observations else {
            throw .listFull(field: "observations", limit: Limit.observations)
        }
        return [
            .observationRecorded(ObservationRecorded(observationID: command.observationID, value: command.value))
        ]
    }

    private typealias Plausible = (low: DecimalNumber, high: DecimalNumber, unit: String)

    /// The number and the range outside which it is a typing error; `nil` for a status.
    private static func measurement(_ value: ObservationValue) -> (DecimalNumber, Plausible)? {
        switch value {
        case .bodyWeight(let kilograms): (kilograms, (tenths(2), DecimalNumber(700), "kg"))
        case .bodyHeight(let centimetres): (centimetres, (DecimalNumber(15), DecimalNumber(280), "cm"))
        case .serumCreatinine(let concentration): (concentration, (DecimalNumber(1), DecimalNumber(5000), "µmol/L"))
        case .estimatedGFR(let rate): (rate, (DecimalNumber(0), DecimalNumber(300), "mL/min/1.73 m²"))
        case .pregnancy, .breastfeeding: nil
        }
    }

    private static func tenths(_ count: Int64) -> DecimalNumber {
        DecimalNumber(mantissa: count, scale: 1) ?? .zero
    }
}
