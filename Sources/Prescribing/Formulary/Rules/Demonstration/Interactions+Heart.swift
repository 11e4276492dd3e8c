extension RuleSet {
    /// Heart, blood pressure, potassium, kidneys: `first|second|severity|mechanism|management`
    static let heartInteractionLines = """
        simvastatin|clarithromycin|c|Muscle breakdown: much more simvastatin in the blood.|Stop simvastatin for the \
        course.
        simvastatin|erythromycin|c|Muscle breakdown: much more simvastatin in the blood.|Stop simvastatin for the \
        course.
        atorvastatin|clarithromycin|h|Muscle breakdown: more atorvastatin in the blood.|Stop for the course, or 20 mg \
        at most.
        atorvastatin|erythromycin|h|Muscle breakdown: more atorvastatin in the blood.|Stop for the course, or lower \
        the dose.
        simvastatin|amlodipine|w|More simvastatin in the blood.|Simvastatin not above 20 mg a day.
        simvastatin|diltiazem|h|More simvastatin in the blood.|Simvastatin not above 20 mg a day.
        simvastatin|verapamil|h|More simvastatin in the blood.|Simvastatin not above 20 mg a day.
        simvastatin|amiodarone|h|More simvastatin in the blood.|Simvastatin not above 20 mg a day.
        simvastatin|fluconazole|h|More simvastatin in the blood.|Stop simvastatin for the course.
        simvastatin|fusidic acid|w|Muscle breakdown, with fusidic acid by mouth.|On the skin it is fine.
        atorvastatin|diltiazem|w|More atorvastatin in the blood.|Use a low dose.
        atc:C10AA|fenofibrate|w|Muscle breakdown.|Watch for muscle pain.
        atc:C10AA|colchicine|w|Muscle breakdown.|Watch for muscle pain.
        colchicine|clarithromycin|c|Colchicine poisoning.|Avoid; contraindicated with poor kidneys.
        colchicine|erythromycin|h|Colchicine poisoning.|Lower the dose of colchicine.
        colchicine|verapamil|h|Colchicine poisoning.|Lower the dose of colchicine.
        verapamil|atc:C07A|c|Heart block and heart failure.|Avoid.
        diltiazem|atc:C07A|h|Slow heart and heart block.|Only on specialist advice.
        ivabradine|verapamil|c|Slow heart; more ivabradine in the blood.|Contraindicated.
        ivabradine|diltiazem|c|Slow heart; more ivabradine in the blood.|Contraindicated.
        ivabradine|clarithromycin|c|More ivabradine in the blood.|Contraindicated.
        amiodarone|atc:C07A|h|Slow heart and heart block.|Watch pulse and ECG.
        amiodarone|verapamil|h|Slow heart and heart block.|Avoid.
        amiodarone|diltiazem|h|Slow heart and heart block.|Avoid.
        digoxin|amiodarone|h|Digoxin doubles in the blood.|Halve digoxin and measure it.
        digoxin|verapamil|h|More digoxin in the blood; slow heart.|Halve digoxin and measure it.
        digoxin|diltiazem|w|More digoxin in the blood.|Measure digoxin.
        digoxin|clarithromycin|h|More digoxin in the blood.|Measure digoxin.
        digoxin|erythromycin|w|More digoxin in the blood.|Measure digoxin.
        digoxin|spironolactone|w|More digoxin in the blood.|Measure digoxin.
        digoxin|atc:C03C|w|Low potassium makes digoxin toxic.|Check potassium.
        digoxin|atc:C03A|w|Low potassium makes digoxin toxic.|Check potassium.
        atc:C09A|atc:C09C|h|Kidney failure and high potassium.|Do not combine.
        atc:C09A|sacubitril|c|Angioedema.|Contraindicated: 36 hours between them.
        atc:C09A|spironolactone|h|High potassium.|Check potassium and kidneys within a week.
        atc:C09C|spironolactone|h|High potassium.|Check potassium and kidneys within a week.
        atc:C09A|eplerenone|h|High potassium.|Check potassium and kidneys within a week.
        atc:C09C|eplerenone|h|High potassium.|Check potassium and kidneys within a week.
        atc:C09A|potassium chloride|h|High potassium.|Avoid, or check potassium.
        atc:C09C|potassium chloride|h|High potassium.|Avoid, or check potassium.
        spironolactone|potassium chloride|c|High potassium.|Avoid.
        eplerenone|potassium chloride|c|High potassium.|Avoid.
        spironolactone|eplerenone|c|The same effect twice: high potassium.|Stop one.
        eplerenone|clarithromycin|c|Much more eplerenone in the blood.|Contraindicated.
        atc:C09A|trimethoprim|h|High potassium.|Avoid in the old and with poor kidneys.
        atc:C09C|trimethoprim|h|High potassium.|Avoid in the old and with poor kidneys.
        spironolactone|trimethoprim|h|High potassium.|Avoid.
        atc:C09A|atc:M01A|w|Kidneys and blood pressure.|Avoid for more than some days.
        atc:C09C|atc:M01A|w|Kidneys and blood pressure.|Avoid for more than some days.
        atc:C03C|atc:M01A|w|Kidneys; diuretics work less.|Avoid for more than some days.
        atc:C03A|atc:M01A|w|Kidneys; diuretics work less.|Avoid for more than some days.
        atc:C07A|doxazosin|w|Low blood pressure on standing.|Start low, at bedtime.
        atc:G04BE|glyceryl trinitrate|c|Dangerously low blood pressure.|Contraindicated.
        atc:G04BE|isosorbide mononitrate|c|Dangerously low blood pressure.|Contraindicated.
        atc:G04BE|doxazosin|h|Low blood pressure.|Start low, apart in time.
        atc:G04BE|tamsulosin|w|Low blood pressure.|Start low.
        atc:G04BE|clarithromycin|w|More of it in the blood.|Lower the dose.
        amlodipine|clarithromycin|w|More amlodipine in the blood.|Watch blood pressure.
        felodipine|clarithromycin|h|More felodipine in the blood.|Avoid.
        nifedipine|clarithromycin|h|More nifedipine in the blood.|Avoid.
        lercanidipine|clarithromycin|h|More lercanidipine in the blood.|Contraindicated.
        timolol|verapamil|w|Slow heart, also from eye drops.|Watch the pulse.
        """
}
