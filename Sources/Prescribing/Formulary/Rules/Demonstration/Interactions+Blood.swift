extension RuleSet {
    /// Bleeding and clotting: `first|second|severity|mechanism|management`
    static let bloodInteractionLines = """
        warfarin|atc:M01A|h|Bleeding: platelet inhibition and damage to the stomach add up.|Avoid, or protect the \
        stomach and check INR closely.
        warfarin|aspirin|h|Bleeding adds up.|Only for a clear reason; check INR.
        warfarin|clopidogrel|h|Bleeding adds up.|Only on specialist advice.
        warfarin|ticagrelor|h|Bleeding adds up.|Only on specialist advice.
        warfarin|apixaban|c|Two anticoagulants.|Stop one.
        warfarin|rivaroxaban|c|Two anticoagulants.|Stop one.
        warfarin|edoxaban|c|Two anticoagulants.|Stop one.
        warfarin|dabigatran|c|Two anticoagulants.|Stop one.
        apixaban|rivaroxaban|c|Two anticoagulants.|Stop one.
        apixaban|edoxaban|c|Two anticoagulants.|Stop one.
        apixaban|dabigatran|c|Two anticoagulants.|Stop one.
        rivaroxaban|edoxaban|c|Two anticoagulants.|Stop one.
        rivaroxaban|dabigatran|c|Two anticoagulants.|Stop one.
        edoxaban|dabigatran|c|Two anticoagulants.|Stop one.
        apixaban|atc:M01A|h|Bleeding adds up.|Avoid.
        rivaroxaban|atc:M01A|h|Bleeding adds up.|Avoid.
        edoxaban|atc:M01A|h|Bleeding adds up.|Avoid.
        dabigatran|atc:M01A|h|Bleeding adds up.|Avoid.
        apixaban|aspirin|h|Bleeding adds up.|Only for a clear reason.
        rivaroxaban|aspirin|h|Bleeding adds up.|Only for a clear reason.
        edoxaban|aspirin|h|Bleeding adds up.|Only for a clear reason.
        dabigatran|aspirin|h|Bleeding adds up.|Only for a clear reason.
        apixaban|clopidogrel|h|Bleeding adds up.|Only on specialist advice.
        rivaroxaban|clopidogrel|h|Bleeding adds up.|Only on specialist advice.
        dabigatran|clopidogrel|h|Bleeding adds up.|Only on specialist advice.
        dabigatran|verapamil|h|More dabigatran in the blood.|Lower the dose of dabigatran.
        dabigatran|amiodarone|h|More dabigatran in the blood.|Watch for bleeding.
        dabigatran|carbamazepine|h|Less dabigatran in the blood.|Avoid.
        apixaban|carbamazepine|h|Less apixaban in the blood.|Avoid.
        rivaroxaban|carbamazepine|h|Less rivaroxaban in the blood.|Avoid.
        apixaban|phenytoin|h|Less apixaban in the blood.|Avoid.
        rivaroxaban|phenytoin|h|Less rivaroxaban in the blood.|Avoid.
        apixaban|clarithromycin|w|More apixaban in the blood.|Watch for bleeding.
        rivaroxaban|clarithromycin|w|More rivaroxaban in the blood.|Watch for bleeding.
        edoxaban|erythromycin|w|More edoxaban in the blood.|Lower the dose of edoxaban.
        warfarin|metronidazole|h|Warfarin is broken down more slowly.|Avoid, or lower the dose and check INR within \
        days.
        warfarin|fluconazole|h|Warfarin is broken down more slowly.|Lower the dose and check INR within days.
        warfarin|miconazole|h|Warfarin is broken down more slowly, also by the oral gel.|Avoid.
        warfarin|clarithromycin|h|INR rises.|Check INR within days.
        warfarin|erythromycin|h|INR rises.|Check INR within days.
        warfarin|azithromycin|w|INR may rise.|Check INR.
        warfarin|ciprofloxacin|h|INR rises.|Check INR within days.
        warfarin|doxycycline|w|INR may rise.|Check INR.
        warfarin|amoxicillin|w|INR may rise.|Check INR.
        warfarin|amiodarone|h|Warfarin is broken down more slowly, for months.|Lower the dose and check INR weekly.
        warfarin|carbamazepine|h|Warfarin is broken down faster.|Check INR; more may be needed.
        warfarin|phenytoin|h|INR changes in either direction.|Check INR.
        warfarin|phenobarbital|h|Warfarin is broken down faster.|Check INR.
        warfarin|atc:N06AB|w|Bleeding: serotonin in platelets.|Watch for bleeding.
        warfarin|simvastatin|w|INR may rise.|Check INR at the start.
        warfarin|rosuvastatin|w|INR may rise.|Check INR at the start.
        warfarin|fenofibrate|h|INR rises.|Lower the dose and check INR.
        warfarin|allopurinol|w|INR may rise.|Check INR.
        warfarin|tramadol|w|INR may rise.|Check INR.
        warfarin|levothyroxine|w|INR rises as the thyroid replaces.|Check INR when the dose changes.
        warfarin|tamoxifen|h|INR rises.|Avoid, or check INR closely.
        warfarin|paracetamol|i|INR may rise with regular use.|Check INR if taken daily.
        aspirin|atc:M01A|h|Bleeding of the stomach; ibuprofen may undo aspirin.|Avoid, or protect the stomach.
        aspirin|clopidogrel|w|Bleeding adds up.|Fine for a limited time after a stent or stroke.
        aspirin|ticagrelor|w|Bleeding adds up.|Aspirin not above 100 mg a day.
        clopidogrel|omeprazole|w|Clopidogrel works less.|Take lansoprazole or pantoprazole.
        clopidogrel|esomeprazole|w|Clopidogrel works less.|Take lansoprazole or pantoprazole.
        clopidogrel|atc:M01A|h|Bleeding adds up.|Avoid, or protect the stomach.
        ticagrelor|clarithromycin|c|Much more ticagrelor in the blood.|Contraindicated.
        ticagrelor|simvastatin|h|More simvastatin in the blood.|Simvastatin not above 40 mg a day.
        ticagrelor|carbamazepine|h|Less ticagrelor in the blood.|Avoid.
        aspirin|atc:N06AB|w|Bleeding of the stomach.|Think of protecting the stomach.
        aspirin|methotrexate|h|Methotrexate stays longer in the blood.|Low-dose aspirin with blood counts only.
        """
}
