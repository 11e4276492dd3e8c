extension RuleSet {
    /// Nerves, mood, pain, breathing: `first|second|severity|mechanism|management`
    static let mindInteractionLines = """
        atc:N06AB|tramadol|h|Serotonin syndrome; seizures.|Avoid, or watch closely.
        venlafaxine|tramadol|h|Serotonin syndrome; seizures.|Avoid, or watch closely.
        duloxetine|tramadol|h|Serotonin syndrome; seizures.|Avoid, or watch closely.
        amitriptyline|tramadol|h|Serotonin syndrome; seizures.|Avoid, or watch closely.
        mirtazapine|tramadol|w|Serotonin syndrome.|Watch.
        atc:N06AB|atc:N02CC|w|Serotonin syndrome.|Watch at the first doses.
        venlafaxine|atc:N02CC|w|Serotonin syndrome.|Watch at the first doses.
        duloxetine|atc:N02CC|w|Serotonin syndrome.|Watch at the first doses.
        propranolol|rizatriptan|h|More rizatriptan in the blood.|5 mg at a time, 2 hours apart.
        atc:N06AB|venlafaxine|h|Serotonin syndrome.|Avoid.
        atc:N06AB|duloxetine|h|Serotonin syndrome.|Avoid.
        fluoxetine|amitriptyline|h|Much more amitriptyline in the blood.|Lower the dose; ECG.
        atc:N06AB|lithium|w|Serotonin syndrome.|Watch; measure lithium.
        atc:N06AB|atc:M01A|w|Bleeding of the stomach.|Think of protecting the stomach.
        citalopram|ondansetron|h|QT prolongation.|Avoid, or ECG.
        citalopram|domperidone|c|QT prolongation.|Contraindicated.
        escitalopram|domperidone|c|QT prolongation.|Contraindicated.
        citalopram|clarithromycin|h|QT prolongation.|Avoid, or ECG.
        escitalopram|clarithromycin|h|QT prolongation.|Avoid, or ECG.
        citalopram|amiodarone|c|QT prolongation.|Contraindicated.
        escitalopram|amiodarone|c|QT prolongation.|Contraindicated.
        citalopram|haloperidol|h|QT prolongation.|Avoid, or ECG.
        citalopram|hydroxychloroquine|h|QT prolongation.|Avoid, or ECG.
        citalopram|omeprazole|w|More citalopram in the blood.|20 mg a day at most.
        citalopram|esomeprazole|w|More citalopram in the blood.|20 mg a day at most.
        haloperidol|amiodarone|c|QT prolongation.|Contraindicated.
        haloperidol|clarithromycin|h|QT prolongation.|Avoid.
        methadone|amiodarone|h|QT prolongation.|ECG.
        methadone|clarithromycin|h|QT prolongation.|Avoid, or ECG.
        domperidone|clarithromycin|c|QT prolongation.|Contraindicated.
        domperidone|erythromycin|c|QT prolongation.|Contraindicated.
        domperidone|fluconazole|c|QT prolongation.|Contraindicated.
        hydroxychloroquine|amiodarone|h|QT prolongation.|Avoid.
        quetiapine|clarithromycin|c|Much more quetiapine in the blood.|Contraindicated.
        quetiapine|carbamazepine|h|Much less quetiapine in the blood.|Avoid.
        atc:N02A|atc:N05B|h|Breathing slows and stops.|Avoid; if needed, lowest doses and a warning.
        atc:N02A|atc:N05CF|h|Breathing slows and stops.|Avoid; if needed, lowest doses.
        atc:N02A|clonazepam|h|Breathing slows and stops.|Avoid; if needed, lowest doses.
        atc:N02A|gabapentin|h|Breathing slows.|Lowest doses; warn of drowsiness.
        atc:N02A|pregabalin|h|Breathing slows.|Lowest doses; warn of drowsiness.
        methadone|atc:N05B|c|Breathing slows and stops.|Avoid.
        methadone|pregabalin|h|Breathing slows.|Avoid.
        methadone|gabapentin|h|Breathing slows.|Avoid.
        buprenorphine|morphine|h|Buprenorphine undoes morphine: withdrawal.|Do not combine.
        buprenorphine|oxycodone|h|Buprenorphine undoes oxycodone: withdrawal.|Do not combine.
        buprenorphine|methadone|h|Buprenorphine undoes methadone: withdrawal.|Do not combine.
        fentanyl|clarithromycin|h|More fentanyl in the blood.|Avoid.
        oxycodone|clarithromycin|w|More oxycodone in the blood.|Watch; lower the dose.
        atc:N05B|atc:N05CF|w|Drowsiness adds up.|One of the two.
        atc:N05B|mirtazapine|w|Drowsiness adds up.|Warn.
        gabapentin|pregabalin|h|The same effect twice.|One of the two.
        codeine|fluoxetine|w|Codeine works less.|Choose another.
        tramadol|carbamazepine|h|Tramadol works less; seizures.|Avoid.
        carbamazepine|clarithromycin|h|Carbamazepine poisoning.|Avoid, or measure.
        carbamazepine|erythromycin|h|Carbamazepine poisoning.|Avoid, or measure.
        carbamazepine|lamotrigine|w|Less lamotrigine in the blood.|Adjust the dose.
        carbamazepine|diltiazem|w|More carbamazepine in the blood.|Measure.
        carbamazepine|verapamil|w|More carbamazepine in the blood.|Measure.
        sodium valproate|lamotrigine|h|Lamotrigine doubles in the blood: severe rash.|Halve lamotrigine.
        sodium valproate|topiramate|w|High ammonia.|Watch.
        phenytoin|fluconazole|h|Phenytoin poisoning.|Measure.
        phenytoin|fluoxetine|w|More phenytoin in the blood.|Measure.
        phenytoin|trimethoprim|w|More phenytoin in the blood; folate.|Measure.
        lithium|atc:M01A|h|Lithium poisoning.|Avoid, or measure within days.
        lithium|atc:C03A|h|Lithium poisoning.|Avoid, or measure within days.
        lithium|atc:C03C|w|Lithium rises.|Measure.
        lithium|indapamide|h|Lithium poisoning.|Avoid, or measure within days.
        lithium|atc:C09A|h|Lithium poisoning.|Measure within days.
        lithium|atc:C09C|h|Lithium poisoning.|Measure within days.
        lithium|haloperidol|w|Nerve damage at high doses.|Watch.
        levodopa|metoclopramide|h|Parkinson's gets worse.|Take domperidone.
        levodopa|haloperidol|h|Parkinson's gets worse.|Avoid.
        levodopa|risperidone|h|Parkinson's gets worse.|Avoid.
        levodopa|olanzapine|h|Parkinson's gets worse.|Avoid.
        levodopa|ferrous sulfate|w|Less levodopa is taken up.|Two hours apart.
        levodopa|ferrous fumarate|w|Less levodopa is taken up.|Two hours apart.
        donepezil|atc:C07A|w|Slow heart.|Watch the pulse.
        donepezil|solifenacin|w|They undo each other.|Reconsider.
        """
}
