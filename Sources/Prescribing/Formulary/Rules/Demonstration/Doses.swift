extension RuleSet {
    /// Grown people, from 16 years on, by mouth where no form is named:
    /// `ingredient|forms|from months|before months|unit|per kg|most at a time|most a day|most a day in all|least a day`
    static let adultDoseLines = """
        paracetamol|tablet,capsule,oral suspension|192|-|mg|-|1000|4000|-|-
        ibuprofen|tablet,oral suspension|192|-|mg|-|800|2400|-|-
        naproxen|tablet|192|-|mg|-|500|1250|-|-
        diclofenac|tablet|192|-|mg|-|75|150|-|-
        etoricoxib|tablet|192|-|mg|-|120|120|-|-
        aspirin|tablet,dispersible tablet|192|-|mg|-|900|4000|-|-
        codeine|tablet|216|-|mg|-|60|240|-|-
        dihydrocodeine|tablet|192|-|mg|-|60|240|-|-
        tramadol|capsule,tablet|192|-|mg|-|100|400|-|-
        morphine|tablet,oral solution|192|-|mg|-|60|200|-|-
        oxycodone|tablet|192|-|mg|-|40|160|-|-
        methadone|oral solution|192|-|mg|-|120|120|-|-
        amoxicillin|capsule,oral suspension,tablet|192|-|mg|-|3000|6000|-|375
        clavulanic acid|tablet|192|-|mg|-|250|500|-|-
        flucloxacillin|capsule|192|-|mg|-|1000|4000|-|-
        phenoxymethylpenicillin|tablet|192|-|mg|-|1000|4000|-|-
        cefalexin|capsule|192|-|mg|-|1500|6000|-|-
        clarithromycin|tablet|192|-|mg|-|500|1000|-|-
        erythromycin|tablet|192|-|mg|-|1000|4000|-|-
        azithromycin|tablet,capsule|192|-|mg|-|1000|1000|-|-
        doxycycline|capsule|192|-|mg|-|200|200|-|-
        lymecycline|capsule|192|-|mg|-|816|816|-|-
        ciprofloxacin|tablet|192|-|mg|-|750|1500|-|-
        metronidazole|tablet|192|-|mg|-|2000|2000|-|-
        nitrofurantoin|capsule,tablet|192|-|mg|-|100|400|-|-
        trimethoprim|tablet|192|-|mg|-|200|400|-|-
        fluconazole|capsule|192|-|mg|-|400|400|-|-
        aciclovir|tablet|192|-|mg|-|800|4000|-|-
        valaciclovir|tablet|192|-|mg|-|2000|4000|-|-
        hydroxychloroquine|tablet|192|-|mg|-|400|400|-|-
        amlodipine|tablet|192|-|mg|-|10|10|-|2.5
        felodipine|tablet|192|-|mg|-|20|20|-|-
        lercanidipine|tablet|192|-|mg|-|20|20|-|-
        nifedipine|tablet|192|-|mg|-|90|90|-|-
        ramipril|capsule,tablet|192|-|mg|-|10|10|-|1.25
        lisinopril|tablet|192|-|mg|-|80|80|-|2.5
        enalapril|tablet|192|-|mg|-|20|40|-|-
        perindopril|tablet|192|-|mg|-|8|8|-|-
        losartan|tablet|192|-|mg|-|150|150|-|-
        candesartan|tablet|192|-|mg|-|32|32|-|-
        irbesartan|tablet|192|-|mg|-|300|300|-|-
        valsartan|tablet,capsule|192|-|mg|-|320|320|-|-
        bisoprolol|tablet|192|-|mg|-|20|20|-|-
        atenolol|tablet|192|-|mg|-|100|100|-|-
        metoprolol|tablet|192|-|mg|-|200|400|-|-
        propranolol|tablet,capsule|192|-|mg|-|160|320|-|-
        carvedilol|tablet|192|-|mg|-|50|100|-|-
        doxazosin|tablet|192|-|mg|-|16|16|-|-
        bendroflumethiazide|tablet|192|-|mg|-|10|10|-|-
        indapamide|tablet|192|-|mg|-|2.5|2.5|-|-
        furosemide|tablet|192|-|mg|-|250|1500|-|-
        bumetanide|tablet|192|-|mg|-|5|10|-|-
        spironolactone|tablet|192|-|mg|-|400|400|-|-
        eplerenone|tablet|192|-|mg|-|50|50|-|-
        digoxin|tablet|192|-|ug|-|1500|1500|-|-
        amiodarone|tablet|192|-|mg|-|200|600|-|-
        verapamil|tablet|192|-|mg|-|240|480|-|-
        diltiazem|tablet,capsule|192|-|mg|-|360|360|-|-
        ivabradine|tablet|192|-|mg|-|7.5|15|-|-
        isosorbide mononitrate|tablet|192|-|mg|-|120|120|-|-
        simvastatin|tablet|192|-|mg|-|80|80|-|-
        atorvastatin|tablet|192|-|mg|-|80|80|-|-
        rosuvastatin|tablet|192|-|mg|-|40|40|-|-
        pravastatin|tablet|192|-|mg|-|40|40|-|-
        ezetimibe|tablet|192|-|mg|-|10|10|-|-
        clopidogrel|tablet|192|-|mg|-|600|600|-|-
        ticagrelor|tablet|192|-|mg|-|180|180|-|-
        warfarin|tablet|192|-|mg|-|15|15|-|-
        apixaban|tablet|192|-|mg|-|10|20|-|-
        rivaroxaban|tablet|192|-|mg|-|20|30|-|-
        edoxaban|tablet|192|-|mg|-|60|60|-|-
        dabigatran|capsule|192|-|mg|-|150|300|-|-
        metformin|tablet|192|-|mg|-|2000|3000|-|500
        gliclazide|tablet|192|-|mg|-|160|320|-|-
        glimepiride|tablet|192|-|mg|-|6|6|-|-
        pioglitazone|tablet|192|-|mg|-|45|45|-|-
        sitagliptin|tablet|192|-|mg|-|100|100|-|-
        linagliptin|tablet|192|-|mg|-|5|5|-|-
        empagliflozin|tablet|192|-|mg|-|25|25|-|-
        dapagliflozin|tablet|192|-|mg|-|10|10|-|-
        levothyroxine|tablet|192|-|ug|-|300|300|-|-
        carbimazole|tablet|192|-|mg|-|60|60|-|-
        prednisolone|tablet|192|-|mg|-|100|100|-|-
        hydrocortisone|tablet|192|-|mg|-|40|60|-|-
        alendronic acid|tablet|192|-|mg|-|70|70|-|-
        allopurinol|tablet|192|-|mg|-|600|900|-|-
        colchicine|tablet|192|-|ug|-|1000|2000|-|-
        methotrexate|tablet|192|-|mg|-|25|25|-|-
        azathioprine|tablet|192|-|mg|-|300|300|-|-
        omeprazole|capsule|192|-|mg|-|60|120|-|-
        lansoprazole|capsule|192|-|mg|-|60|120|-|-
        pantoprazole|tablet|192|-|mg|-|80|160|-|-
        esomeprazole|tablet|192|-|mg|-|80|160|-|-
        famotidine|tablet|192|-|mg|-|40|80|-|-
        metoclopramide|tablet|192|-|mg|-|10|30|-|-
        domperidone|tablet|192|-|mg|-|10|30|-|-
        ondansetron|tablet|192|-|mg|-|16|32|-|-
        loperamide|capsule|192|-|mg|-|4|16|-|-
        amitriptyline|tablet|192|-|mg|-|75|150|-|-
        citalopram|tablet|192|780|mg|-|40|40|-|-
        citalopram|tablet|780|-|mg|-|20|20|-|-
        escitalopram|tablet|192|-|mg|-|20|20|-|-
        sertraline|tablet|192|-|mg|-|200|200|-|25
        fluoxetine|capsule|192|-|mg|-|60|60|-|-
        mirtazapine|tablet|192|-|mg|-|45|45|-|-
        venlafaxine|tablet,capsule|192|-|mg|-|375|375|-|-
        duloxetine|capsule|192|-|mg|-|120|120|-|-
        quetiapine|tablet|192|-|mg|-|800|800|-|-
        olanzapine|tablet|192|-|mg|-|20|20|-|-
        risperidone|tablet|192|-|mg|-|8|16|-|-
        aripiprazole|tablet|192|-|mg|-|30|30|-|-
        haloperidol|capsule|192|-|mg|-|10|20|-|-
        lithium|tablet|192|-|mg|-|1200|1800|-|-
        diazepam|tablet|192|-|mg|-|20|30|-|-
        lorazepam|tablet|192|-|mg|-|4|4|-|-
        clonazepam|tablet|192|-|mg|-|8|8|-|-
        zopiclone|tablet|192|-|mg|-|7.5|7.5|-|-
        zolpidem|tablet|192|-|mg|-|10|10|-|-
        gabapentin|capsule|192|-|mg|-|1200|3600|-|-
        pregabalin|capsule|192|-|mg|-|300|600|-|-
        carbamazepine|tablet|192|-|mg|-|800|2000|-|-
        lamotrigine|tablet|192|-|mg|-|400|700|-|-
        levetiracetam|tablet|192|-|mg|-|1500|3000|-|-
        sodium valproate|tablet|192|-|mg|-|1500|2500|-|-
        topiramate|tablet|192|-|mg|-|250|500|-|-
        sumatriptan|tablet|192|-|mg|-|100|300|-|-
        rizatriptan|tablet|192|-|mg|-|10|20|-|-
        cetirizine|tablet|192|-|mg|-|10|20|-|-
        loratadine|tablet|192|-|mg|-|10|10|-|-
        fexofenadine|tablet|192|-|mg|-|180|180|-|-
        montelukast|tablet|192|-|mg|-|10|10|-|-
        tamsulosin|capsule|192|-|ug|-|400|400|-|-
        finasteride|tablet|192|-|mg|-|5|5|-|-
        sildenafil|tablet|192|-|mg|-|100|100|-|-
        tadalafil|tablet|192|-|mg|-|20|20|-|-
        anastrozole|tablet|192|-|mg|-|1|1|-|-
        baclofen|tablet|192|-|mg|-|30|100|-|-
        betahistine|tablet|192|-|mg|-|16|48|-|-
        calcium carbonate|chewable tablet|192|-|mg|-|3000|3000|-|-
        carbocisteine|capsule|192|-|mg|-|750|2250|-|-
        colecalciferol|capsule|192|-|[iU]|-|60000|60000|-|-
        desogestrel|tablet|144|-|ug|-|75|75|-|-
        donepezil|tablet|192|-|mg|-|10|10|-|-
        ethinylestradiol|tablet|144|-|ug|-|60|60|-|-
        fenofibrate|tablet|192|-|mg|-|160|160|-|-
        ferrous fumarate|tablet|144|-|mg|-|420|630|-|-
        ferrous sulfate|tablet|144|-|mg|-|400|600|-|-
        folic acid|tablet|144|-|mg|-|5|15|-|-
        hydroxocobalamin|injection|144|-|mg|-|1|1|-|-
        hyoscine butylbromide|tablet|144|-|mg|-|20|80|-|-
        insulin aspart|injection|192|-|[iU]|-|100|300|-|-
        insulin glargine|injection|192|-|[iU]|-|100|200|-|-
        levodopa|capsule|192|-|mg|-|200|1000|-|-
        liraglutide|injection|144|-|mg|-|3|3|-|-
        lisdexamfetamine|capsule|192|-|mg|-|70|70|-|-
        macrogol 3350|powder|144|-|g|-|56|112|-|-
        mebendazole|chewable tablet|192|-|mg|-|100|200|-|-
        mebeverine|tablet|192|-|mg|-|135|405|-|-
        melatonin|tablet|192|-|mg|-|10|10|-|-
        memantine|tablet|192|-|mg|-|20|20|-|-
        mesalazine|tablet|192|-|mg|-|2400|4800|-|-
        methylphenidate|tablet|192|-|mg|-|108|108|-|-
        mirabegron|tablet|192|-|mg|-|50|50|-|-
        naloxone|injection|192|-|mg|-|2|10|-|-
        phenobarbital|tablet|192|-|mg|-|180|180|-|-
        phenytoin|capsule|192|-|mg|-|600|600|-|-
        potassium chloride|tablet|192|-|mg|-|2400|7200|-|-
        pramipexole|tablet|192|-|ug|-|1100|3300|-|-
        progesterone|capsule|192|-|mg|-|300|300|-|-
        promethazine|tablet|144|-|mg|-|50|100|-|-
        riluzole|tablet|192|-|mg|-|50|100|-|-
        semaglutide|injection|192|-|mg|-|2|2|-|-
        senna|tablet|144|-|mg|-|30|30|-|-
        solifenacin|tablet|192|-|mg|-|10|10|-|-
        tamoxifen|tablet|192|-|mg|-|40|40|-|-
        theophylline|tablet|144|-|mg|-|500|1000|-|-
        thiamine|tablet|192|-|mg|-|100|300|-|-
        tiotropium|inhalation capsule|192|-|ug|-|18|18|-|-
        """

    /// Children before 16 years, by weight where it says `kg`; the columns are those of ``adultDoseLines``.
    static let childDoseLines = """
        paracetamol|tablet,capsule,oral suspension|3|192|mg|kg|20|75|4000|-
        ibuprofen|tablet,oral suspension|3|192|mg|kg|10|30|2400|-
        amoxicillin|capsule,oral suspension|1|192|mg|kg|40|100|3000|-
        flucloxacillin|capsule|24|192|mg|kg|25|100|4000|-
        phenoxymethylpenicillin|tablet|12|192|mg|kg|25|100|4000|-
        cefalexin|capsule|12|192|mg|kg|25|100|4000|-
        clarithromycin|tablet|12|192|mg|kg|8|16|1000|-
        erythromycin|tablet|12|192|mg|kg|25|100|4000|-
        azithromycin|tablet,capsule|12|192|mg|kg|20|20|500|-
        trimethoprim|tablet|12|192|mg|kg|4|8|400|-
        metronidazole|tablet|12|192|mg|kg|15|45|1500|-
        prednisolone|tablet|12|192|mg|kg|2|2|60|-
        sodium valproate|tablet|12|192|mg|kg|30|60|2500|-
        carbamazepine|tablet|12|192|mg|kg|10|35|1800|-
        levetiracetam|tablet|12|192|mg|kg|30|60|3000|-
        ondansetron|tablet|12|192|mg|-|8|16|-|-
        cetirizine|tablet|72|192|mg|-|10|10|-|-
        loratadine|tablet|24|192|mg|-|10|10|-|-
        montelukast|tablet,chewable tablet|24|192|mg|-|10|10|-|-
        """
}
