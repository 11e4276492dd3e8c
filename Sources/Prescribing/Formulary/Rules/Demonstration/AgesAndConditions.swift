extension RuleSet {
    /// `subject|before months|from months|severity|management`
    static let ageLines = """
        aspirin|192||c|Reye's syndrome: not before 16 years.
        doxycycline|144||h|Teeth: not before 12 years.
        lymecycline|144||h|Teeth: not before 12 years.
        codeine|144||c|Slow breathing: not before 12 years.
        codeine|216||w|Not for pain after tonsils are out before 18 years.
        tramadol|144||c|Not before 12 years.
        dihydrocodeine|48||c|Not before 4 years.
        ciprofloxacin|216||h|Joints: only for some infections before 18 years.
        metoclopramide|216||h|Movement disorders: short courses only.
        domperidone|144||h|Not before 12 years.
        loperamide|48||c|Not before 4 years.
        promethazine|24||c|Slow breathing: not before 2 years.
        atc:N06AB|216||w|Suicidal thoughts before 18 years: watch closely.
        venlafaxine|216||h|Not before 18 years.
        duloxetine|216||h|Not before 18 years.
        zopiclone|216||h|Not before 18 years.
        zolpidem|216||h|Not before 18 years.
        methylphenidate|72||h|Not before 6 years.
        lisdexamfetamine|72||h|Not before 6 years.
        atc:N05B||900|w|Falls and confusion from 75 years on.
        atc:N05CF||900|w|Falls and confusion from 75 years on.
        amitriptyline||900|w|Confusion and falls from 75 years on.
        atc:M01A||900|w|Bleeding and kidneys from 75 years on.
        promethazine||900|w|Confusion from 75 years on.
        digoxin||900|i|125 micrograms a day is mostly enough from 75 years on.
        """

    /// `subject|ICD-10 prefix|severity|management`
    static let conditionLines = """
        propranolol|J45|c|Asthma: closes the airways.
        atc:C07A|J45|h|Asthma: may close the airways.
        timolol|J45|h|Asthma: eye drops close the airways too.
        atc:M01A|J45|w|Asthma: some react to these.
        aspirin|J45|w|Asthma: some react to this.
        atc:M01A|K25|c|Ulcer of the stomach: bleeding.
        atc:M01A|K26|c|Ulcer of the duodenum: bleeding.
        aspirin|K25|h|Ulcer of the stomach: bleeding.
        aspirin|K26|h|Ulcer of the duodenum: bleeding.
        atc:M01A|I50|h|Heart failure gets worse.
        atc:M01A|N18|h|Chronic kidney disease gets worse.
        verapamil|I50|c|Heart failure gets worse.
        diltiazem|I50|h|Heart failure gets worse.
        pioglitazone|I50|c|Heart failure: contraindicated.
        atc:C07A|I44|h|Heart block.
        digoxin|I44|h|Heart block.
        metformin|K72|h|Liver failure: lactic acidosis.
        metformin|N18|w|Check the renal function first.
        methotrexate|K74|c|Cirrhosis: contraindicated.
        atc:C10AA|K72|h|Liver failure.
        paracetamol|K74|w|Cirrhosis: at most 2 g a day.
        ethinylestradiol|I26|c|Pulmonary embolism: contraindicated.
        ethinylestradiol|I80|c|Thrombosis: contraindicated.
        ethinylestradiol|G43.1|c|Migraine with aura: stroke.
        ethinylestradiol|I10|h|High blood pressure.
        estradiol|I26|h|Pulmonary embolism.
        estradiol|C50|c|Breast cancer.
        tramadol|G40|h|Epilepsy: seizures.
        ciprofloxacin|G40|w|Epilepsy: seizures.
        metoclopramide|G20|c|Parkinson's gets worse.
        haloperidol|G20|c|Parkinson's gets worse.
        olanzapine|G20|h|Parkinson's gets worse.
        risperidone|G20|h|Parkinson's gets worse.
        atc:N05A|F03|h|Dementia: strokes and deaths.
        amitriptyline|H40|h|Glaucoma: pressure may rise.
        solifenacin|H40|h|Glaucoma: pressure may rise.
        amitriptyline|N40|w|Prostate: urine may stop.
        solifenacin|N40|w|Prostate: urine may stop.
        atc:C09A|D84.1|c|Angioedema: contraindicated.
        sildenafil|I21|h|Recent heart attack.
        atc:N02CC|I20|c|Angina: contraindicated.
        atc:N02CC|I21|c|Heart attack: contraindicated.
        atc:N02A|J96|h|Breathing fails.
        atc:N05B|G47.3|h|Sleep apnoea.
        prednisolone|E11|w|Blood sugar rises.
        prednisolone|K25|w|Ulcer of the stomach.
        lithium|N18|h|Chronic kidney disease.
        nitrofurantoin|N18|w|Check the renal function first.
        """
}
