extension RuleSet {
    /// `subject|below mL/min|severity|management`
    static let renalLines = """
        metformin|30|c|Contraindicated: lactic acidosis.
        metformin|45|w|Halve the dose and check every three months.
        nitrofurantoin|45|h|It does not reach the urine and harms the nerves.
        methotrexate|30|c|Contraindicated.
        dabigatran|30|c|Contraindicated.
        rivaroxaban|15|c|Avoid.
        rivaroxaban|50|w|15 mg a day for atrial fibrillation.
        apixaban|15|h|Avoid.
        apixaban|30|w|2.5 mg twice a day.
        edoxaban|15|h|Avoid.
        edoxaban|50|w|30 mg a day.
        lithium|30|c|Avoid.
        lithium|60|h|Lower the dose and measure.
        digoxin|50|h|Lower the dose and measure.
        gabapentin|60|h|Lower the dose.
        pregabalin|60|h|Lower the dose.
        morphine|30|h|Lower the dose; it builds up.
        codeine|30|h|Avoid; it builds up.
        dihydrocodeine|30|h|Avoid; it builds up.
        tramadol|30|h|Twelve hours between doses.
        oxycodone|30|w|Start low.
        atc:M01A|30|h|Avoid: kidney failure.
        atc:M01A|60|w|Lowest dose for the shortest time; check the kidneys.
        spironolactone|30|h|Avoid: high potassium.
        eplerenone|30|h|Avoid: high potassium.
        potassium chloride|30|h|High potassium.
        allopurinol|30|h|100 mg a day at most to begin with.
        colchicine|10|c|Contraindicated.
        colchicine|50|h|Halve the dose.
        alendronic acid|35|h|Avoid.
        aciclovir|25|h|Lower the dose.
        valaciclovir|50|h|Lower the dose.
        trimethoprim|30|h|Halve the dose after three days.
        ciprofloxacin|30|w|Lower the dose.
        atc:A10BK|15|h|Not for blood sugar below this.
        sitagliptin|45|w|50 mg a day at most.
        levetiracetam|50|w|Lower the dose.
        atenolol|35|w|50 mg a day at most.
        fenofibrate|30|c|Contraindicated.
        rosuvastatin|30|h|Avoid 40 mg; 20 mg at most.
        famotidine|50|w|Lower the dose.
        memantine|30|w|10 mg a day.
        """

    /// `subject|trimesters or milk|severity|management`
    static let reproductionLines = """
        sodium valproate|1-3|c|Malformations and lower intelligence: never without a prevention programme.
        methotrexate|1-3|c|Malformations and abortion: contraindicated.
        methotrexate|milk|c|Contraindicated.
        warfarin|1-3|c|Malformations and bleeding: choose heparin.
        adapalene|1-3|h|Avoid.
        atc:C10AA|1-3|h|Stop for the pregnancy.
        atc:C10AA|milk|h|Avoid.
        atc:C09A|1-1|h|Choose another.
        atc:C09A|2-3|c|Harm to the child's kidneys: contraindicated.
        atc:C09C|1-1|h|Choose another.
        atc:C09C|2-3|c|Harm to the child's kidneys: contraindicated.
        sacubitril|1-3|c|Contraindicated.
        atc:M01A|1-2|w|Lowest dose for the shortest time.
        atc:M01A|3-3|c|Closure of the ductus: contraindicated.
        doxycycline|2-3|h|Teeth and bones.
        lymecycline|2-3|h|Teeth and bones.
        doxycycline|milk|w|Short courses only.
        trimethoprim|1-1|h|Folate antagonist.
        nitrofurantoin|3-3|h|Haemolysis of the newborn near term.
        ciprofloxacin|1-3|w|Choose another.
        fluconazole|1-3|h|Avoid, single doses too.
        carbamazepine|1-3|h|Malformations: specialist advice, folic acid.
        phenytoin|1-3|h|Malformations: specialist advice, folic acid.
        phenobarbital|1-3|h|Malformations: specialist advice.
        topiramate|1-3|c|Malformations: contraindicated for migraine.
        lithium|1-3|h|Heart defects: specialist advice.
        lithium|milk|h|Avoid.
        atc:N05B|1-3|w|Withdrawal of the newborn.
        atc:N05B|milk|w|Avoid repeated doses.
        atc:N02A|3-3|w|Withdrawal and slow breathing of the newborn.
        codeine|milk|c|Contraindicated: deaths of breastfed children.
        tramadol|milk|h|Avoid.
        amiodarone|1-3|c|The child's thyroid.
        amiodarone|milk|c|The child's thyroid.
        carbimazole|1-1|h|Choose propylthiouracil.
        dabigatran|1-3|h|Avoid.
        apixaban|1-3|h|Avoid.
        rivaroxaban|1-3|c|Contraindicated.
        finasteride|1-3|c|Contraindicated.
        testosterone|1-3|c|Contraindicated.
        tamoxifen|1-3|c|Contraindicated.
        anastrozole|1-3|c|Contraindicated.
        atc:A10BK|2-3|h|Avoid.
        atc:A10BJ|1-3|h|Avoid.
        atc:N06AB|3-3|i|The newborn may be restless for some days.
        chloramphenicol|3-3|w|Eye drops only if needed.
        spironolactone|1-3|h|Avoid.
        atenolol|1-3|w|Small child: choose labetalol.
        """
}
