extension RuleSet {
    /// Infections, hormones, stomach, immune system: `first|second|severity|mechanism|management`
    static let otherInteractionLines = """
        methotrexate|trimethoprim|c|Bone marrow failure: two folate antagonists.|Contraindicated.
        methotrexate|atc:M01A|h|Methotrexate stays longer in the blood.|Only with blood counts and kidney checks.
        methotrexate|amoxicillin|w|Methotrexate stays longer in the blood.|Watch blood counts.
        methotrexate|ciprofloxacin|h|Methotrexate stays longer in the blood.|Avoid.
        methotrexate|omeprazole|w|Methotrexate stays longer in the blood.|Watch.
        methotrexate|phenytoin|h|Less phenytoin, more methotrexate.|Avoid.
        azathioprine|allopurinol|c|Bone marrow failure.|Avoid, or a quarter of azathioprine on specialist advice.
        azathioprine|mesalazine|w|Bone marrow.|Watch blood counts.
        azathioprine|trimethoprim|w|Bone marrow.|Watch blood counts.
        azathioprine|warfarin|w|Warfarin works less.|Check INR.
        theophylline|ciprofloxacin|h|Theophylline poisoning.|Avoid, or halve and measure.
        theophylline|clarithromycin|h|Theophylline poisoning.|Measure.
        theophylline|erythromycin|h|Theophylline poisoning.|Measure.
        theophylline|carbamazepine|w|Less theophylline in the blood.|Measure.
        theophylline|propranolol|h|Breathing: beta blockers close the airways.|Avoid.
        salbutamol|propranolol|h|Breathing: beta blockers undo salbutamol.|Avoid.
        formoterol|propranolol|h|Breathing: beta blockers undo formoterol.|Avoid.
        salmeterol|clarithromycin|h|More salmeterol: fast heart.|Avoid.
        ciprofloxacin|ferrous sulfate|w|Less ciprofloxacin is taken up.|Two hours before or six after.
        ciprofloxacin|ferrous fumarate|w|Less ciprofloxacin is taken up.|Two hours before or six after.
        ciprofloxacin|calcium carbonate|w|Less ciprofloxacin is taken up.|Two hours before or six after.
        ciprofloxacin|atc:M01A|w|Seizures.|Watch.
        ciprofloxacin|prednisolone|w|Tendons tear.|Stop at the first pain.
        ciprofloxacin|glimepiride|w|Low blood sugar.|Measure.
        ciprofloxacin|gliclazide|w|Low blood sugar.|Measure.
        doxycycline|ferrous sulfate|w|Less doxycycline is taken up.|Three hours apart.
        doxycycline|calcium carbonate|w|Less doxycycline is taken up.|Three hours apart.
        lymecycline|ferrous sulfate|w|Less lymecycline is taken up.|Three hours apart.
        levothyroxine|ferrous sulfate|w|Less levothyroxine is taken up.|Four hours apart.
        levothyroxine|ferrous fumarate|w|Less levothyroxine is taken up.|Four hours apart.
        levothyroxine|calcium carbonate|w|Less levothyroxine is taken up.|Four hours apart.
        levothyroxine|omeprazole|i|Less levothyroxine may be taken up.|Check TSH.
        alendronic acid|calcium carbonate|w|Less alendronic acid is taken up.|At least half an hour apart.
        alendronic acid|atc:M01A|w|The stomach.|Watch.
        metronidazole|lithium|h|Lithium poisoning.|Measure.
        clarithromycin|erythromycin|w|The same effect twice.|One of the two.
        ethinylestradiol|carbamazepine|h|The pill fails.|Another contraceptive.
        ethinylestradiol|phenytoin|h|The pill fails.|Another contraceptive.
        ethinylestradiol|topiramate|h|The pill fails.|Another contraceptive.
        ethinylestradiol|phenobarbital|h|The pill fails.|Another contraceptive.
        ethinylestradiol|lamotrigine|w|Less lamotrigine in the blood.|Adjust the dose.
        desogestrel|carbamazepine|h|The pill fails.|Another contraceptive.
        desogestrel|phenytoin|h|The pill fails.|Another contraceptive.
        desogestrel|topiramate|h|The pill fails.|Another contraceptive.
        tamoxifen|fluoxetine|h|Tamoxifen works less.|Choose another antidepressant.
        tamoxifen|duloxetine|w|Tamoxifen works less.|Choose another antidepressant.
        insulin aspart|atc:C07AA|w|Low blood sugar is not felt.|Warn.
        insulin glargine|atc:C07AA|w|Low blood sugar is not felt.|Warn.
        insulin glargine|pioglitazone|w|Water retention and heart failure.|Watch weight.
        gliclazide|fluconazole|h|Low blood sugar.|Measure; lower the dose.
        glimepiride|fluconazole|h|Low blood sugar.|Measure; lower the dose.
        gliclazide|miconazole|c|Low blood sugar, also by the oral gel.|Contraindicated.
        gliclazide|clarithromycin|w|Low blood sugar.|Measure.
        prednisolone|atc:M01A|h|Ulcers and bleeding.|Protect the stomach.
        prednisolone|aspirin|w|Ulcers and bleeding.|Think of protecting the stomach.
        prednisolone|clarithromycin|w|More prednisolone in the blood.|Watch.
        prednisolone|carbamazepine|w|Less prednisolone in the blood.|Adjust the dose.
        allopurinol|atc:C09A|w|Severe skin reactions.|Watch for rash.
        linagliptin|carbamazepine|w|Less linagliptin in the blood.|Watch blood sugar.
        sitagliptin|semaglutide|w|The same effect twice.|One of the two.
        sitagliptin|liraglutide|w|The same effect twice.|One of the two.
        semaglutide|liraglutide|h|The same effect twice.|One of the two.
        mirabegron|metoprolol|w|More metoprolol in the blood.|Watch the pulse.
        solifenacin|amitriptyline|w|Dry mouth, confusion.|Watch in the old.
        riluzole|ciprofloxacin|w|More riluzole in the blood.|Watch the liver.
        melatonin|ciprofloxacin|w|More melatonin in the blood.|Lower the dose.
        """
}
