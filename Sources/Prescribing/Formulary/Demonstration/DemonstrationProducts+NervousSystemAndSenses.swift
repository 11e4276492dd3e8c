extension DemonstrationProducts {
    /// Nervous system, breathing, senses and others (ATC N to V).
    static let nervousSystemAndSenses = """
        N01BB02|lidocaine-5-plaster|Lidocaine 5 % medicated plasters|lidocaine|plaster|700 mg|plaster|-|30|1|1|30|2
        N02AA01|morphine-10-mr-tablet|Morphine sulfate 10 mg modified-release tablets|morphine|tablet|10 mg|tablet|2|\
        56|1|2|28|4
        N02AA01|morphine-10mg-5ml-sol|Morphine sulfate 10 mg/5 mL oral solution|morphine|oral solution|10 mg/5 mL|mL|\
        5|100|2.5|4|10|3
        N02AA05|oxycodone-10-mr-tablet|Oxycodone 10 mg modified-release tablets|oxycodone|tablet|10 mg|tablet|2|56|1|\
        2|28|2
        N02AB03|fentanyl-25-patch|Fentanyl 25 microgram/hour patches|fentanyl|patch|25 microgram/h|patch|2|10|1|1|30|2
        N02AE01|buprenorphine-10-patch|Buprenorphine 10 microgram/hour patches|buprenorphine|patch|10 microgram/h|\
        patch|3|4|1|1|28|3
        N02AJ06|co-codamol-30-500-tablet|Codeine 30 mg with paracetamol 500 mg tablets|codeine,paracetamol|tablet|\
        30 mg/500 mg|tablet|5|100|2|4|13|18
        N02AJ13|tramadol-paracetamol-tablet|Tramadol 37.5 mg with paracetamol 325 mg tablets|tramadol,paracetamol|\
        tablet|37.5 mg/325 mg|tablet|3|60|1|4|15|1
        N02AX02|tramadol-50-capsule|Tramadol 50 mg capsules|tramadol|capsule|50 mg|capsule|3|60|1|4|15|8
        R05DA04|codeine-30-tablet|Codeine phosphate 30 mg tablets|codeine|tablet|30 mg|tablet|5|28|1|4|7|8
        N02AA08|dihydrocodeine-30-tablet|Dihydrocodeine 30 mg tablets|dihydrocodeine|tablet|30 mg|tablet|5|28|1|4|7|3
        N02BE01|paracetamol-500-tablet|Paracetamol 500 mg tablets|paracetamol|tablet|500 mg|tablet|-|100|2|4|13|40
        N02BE01|paracetamol-250-5ml-susp|Paracetamol 250 mg/5 mL oral suspension|paracetamol|oral suspension|\
        250 mg/5 mL|mL|-|100|5|4|5|6
        N02CC01|sumatriptan-50-tablet|Sumatriptan 50 mg tablets|sumatriptan|tablet|50 mg|tablet|-|6|1|1|6|7
        N02CC04|rizatriptan-10-tablet|Rizatriptan 10 mg tablets|rizatriptan|tablet|10 mg|tablet|-|6|1|1|6|2
        N03AA02|phenobarbital-30-tablet|Phenobarbital 30 mg tablets|phenobarbital|tablet|30 mg|tablet|3|28|1|1|28|1
        N03AB02|phenytoin-100-capsule|Phenytoin 100 mg capsules|phenytoin|capsule|100 mg|capsule|-|84|1|3|28|1
        N03AE01|clonazepam-500-tablet|Clonazepam 500 microgram tablets|clonazepam|tablet|500 microgram|tablet|4|28|1|\
        1|28|2
        N03AF01|carbamazepine-200-tablet|Carbamazepine 200 mg tablets|carbamazepine|tablet|200 mg|tablet|-|56|1|2|28|3
        N03AG01|sodium-valproate-500-tablet|Sodium valproate 500 mg gastro-resistant tablets|sodium valproate|tablet|\
        500 mg|tablet|-|56|1|2|28|3
        N03AX09|lamotrigine-100-tablet|Lamotrigine 100 mg tablets|lamotrigine|tablet|100 mg|tablet|-|56|1|2|28|6
        N03AX14|levetiracetam-500-tablet|Levetiracetam 500 mg tablets|levetiracetam|tablet|500 mg|tablet|-|60|1|2|30|6
        N02BF01|gabapentin-300-capsule|Gabapentin 300 mg capsules|gabapentin|capsule|300 mg|capsule|3|84|1|3|28|14
        N02BF02|pregabalin-75-capsule|Pregabalin 75 mg capsules|pregabalin|capsule|75 mg|capsule|3|56|1|2|28|12
        N03AX11|topiramate-50-tablet|Topiramate 50 mg tablets|topiramate|tablet|50 mg|tablet|-|60|1|2|30|3
        N04BA02|co-beneldopa-100-25-capsule|Levodopa 100 mg with benserazide 25 mg capsules|levodopa,benserazide|\
        capsule|100 mg/25 mg|capsule|-|84|1|3|28|3
        N04BC05|pramipexole-88-tablet|Pramipexole 88 microgram tablets|pramipexole|tablet|88 microgram|tablet|-|84|1|\
        3|28|2
        N05AD01|haloperidol-500-capsule|Haloperidol 500 microgram capsules|haloperidol|capsule|500 microgram|capsule|\
        -|30|1|1|30|1
        N05AH03|olanzapine-10-tablet|Olanzapine 10 mg tablets|olanzapine|tablet|10 mg|tablet|-|28|1|1|28|5
        N05AH04|quetiapine-100-tablet|Quetiapine 100 mg tablets|quetiapine|tablet|100 mg|tablet|-|60|1|2|30|6
        N05AN01|lithium-carbonate-400-mr-tablet|Lithium carbonate 400 mg modified-release tablets|lithium|tablet|\
        400 mg|tablet|-|56|2|1|28|2
        N05AX08|risperidone-1-tablet|Risperidone 1 mg tablets|risperidone|tablet|1 mg|tablet|-|60|1|2|30|4
        N05AX12|aripiprazole-10-tablet|Aripiprazole 10 mg tablets|aripiprazole|tablet|10 mg|tablet|-|28|1|1|28|5
        N05BA01|diazepam-2-tablet|Diazepam 2 mg tablets|diazepam|tablet|2 mg|tablet|4|21|1|3|7|8
        N05BA01|diazepam-5-tablet|Diazepam 5 mg tablets|diazepam|tablet|5 mg|tablet|4|14|1|2|7|6
        N05BA06|lorazepam-1-tablet|Lorazepam 1 mg tablets|lorazepam|tablet|1 mg|tablet|4|14|1|1|14|3
        N05CF01|zopiclone-7-5-tablet|Zopiclone 7.5 mg tablets|zopiclone|tablet|7.5 mg|tablet|4|14|1|1|14|9
        N05CF02|zolpidem-10-tablet|Zolpidem 10 mg tablets|zolpidem|tablet|10 mg|tablet|4|14|1|1|14|3
        N05CH01|melatonin-2-mr-tablet|Melatonin 2 mg modified-release tablets|melatonin|tablet|2 mg|tablet|-|30|1|1|30|5
        N06AA09|amitriptyline-10-tablet|Amitriptyline 10 mg tablets|amitriptyline|tablet|10 mg|tablet|-|28|1|1|28|26
        N06AA09|amitriptyline-25-tablet|Amitriptyline 25 mg tablets|amitriptyline|tablet|25 mg|tablet|-|28|1|1|28|10
        N06AB03|fluoxetine-20-capsule|Fluoxetine 20 mg capsules|fluoxetine|capsule|20 mg|capsule|-|30|1|1|30|20
        N06AB04|citalopram-20-tablet|Citalopram 20 mg tablets|citalopram|tablet|20 mg|tablet|-|28|1|1|28|26
        N06AB06|sertraline-50-tablet|Sertraline 50 mg tablets|sertraline|tablet|50 mg|tablet|-|28|1|1|28|44
        N06AB06|sertraline-100-tablet|Sertraline 100 mg tablets|sertraline|tablet|100 mg|tablet|-|28|1|1|28|28
        N06AB10|escitalopram-10-tablet|Escitalopram 10 mg tablets|escitalopram|tablet|10 mg|tablet|-|28|1|1|28|10
        N06AX11|mirtazapine-15-tablet|Mirtazapine 15 mg tablets|mirtazapine|tablet|15 mg|tablet|-|28|1|1|28|18
        N06AX16|venlafaxine-75-mr-capsule|Venlafaxine 75 mg modified-release capsules|venlafaxine|capsule|75 mg|\
        capsule|-|28|1|1|28|10
        N06AX21|duloxetine-60-capsule|Duloxetine 60 mg gastro-resistant capsules|duloxetine|capsule|60 mg|capsule|-|\
        28|1|1|28|9
        N06BA04|methylphenidate-18-mr-tablet|Methylphenidate 18 mg modified-release tablets|methylphenidate|tablet|\
        18 mg|tablet|2|30|1|1|30|5
        N06BA12|lisdexamfetamine-30-capsule|Lisdexamfetamine 30 mg capsules|lisdexamfetamine|capsule|30 mg|capsule|2|\
        28|1|1|28|3
        N06DA02|donepezil-10-tablet|Donepezil 10 mg tablets|donepezil|tablet|10 mg|tablet|-|28|1|1|28|6
        N06DX01|memantine-10-tablet|Memantine 10 mg tablets|memantine|tablet|10 mg|tablet|-|28|1|1|28|4
        N07BC02|methadone-1mg-ml-sol|Methadone 1 mg/mL oral solution|methadone|oral solution|1 mg/mL|mL|2|280|40|1|7|2
        N07CA01|betahistine-16-tablet|Betahistine 16 mg tablets|betahistine|tablet|16 mg|tablet|-|84|1|3|28|5
        N07XX02|riluzole-50-tablet|Riluzole 50 mg tablets|riluzole|tablet|50 mg|tablet|-|56|1|2|28|1
        P01BA02|hydroxychloroquine-200-tablet|Hydroxychloroquine 200 mg tablets|hydroxychloroquine|tablet|200 mg|\
        tablet|-|60|1|2|30|4
        P02CA01|mebendazole-100-tablet|Mebendazole 100 mg chewable tablets|mebendazole|chewable tablet|100 mg|tablet|\
        -|2|1|1|2|2
        R01AD09|mometasone-50-nasal|Mometasone 50 microgram/dose nasal spray|mometasone|nasal spray|50 microgram/dose|\
        dose|-|140|2|1|70|10
        R01AD01|beclometasone-50-nasal|Beclometasone 50 microgram/dose nasal spray|beclometasone|nasal spray|\
        50 microgram/dose|dose|-|200|2|2|50|8
        R03AC02|salbutamol-100-inhaler|Salbutamol 100 microgram/dose inhaler|salbutamol|inhaler|100 microgram/dose|\
        dose|-|200|2|4|25|48
        R03AK06|fluticasone-salmeterol-250-25|Fluticasone 250 microgram with salmeterol 25 microgram inhaler|\
        fluticasone,salmeterol|inhaler|250 microgram/25 microgram|dose|-|120|2|2|30|7
        R03AK07|budesonide-formoterol-200-6|Budesonide 200 microgram with formoterol 6 microgram inhaler|\
        budesonide,formoterol|inhaler|200 microgram/6 microgram|dose|-|120|1|2|60|12
        R03AK08|beclometasone-formoterol-100-6|Beclometasone 100 microgram with formoterol 6 microgram inhaler|\
        beclometasone,formoterol|inhaler|100 microgram/6 microgram|dose|-|120|2|2|30|22
        R03BA01|beclometasone-100-inhaler|Beclometasone 100 microgram/dose inhaler|beclometasone|inhaler|\
        100 microgram/dose|dose|-|200|2|2|50|18
        R03BB04|tiotropium-18-capsule|Tiotropium 18 microgram inhalation capsules|tiotropium|inhalation capsule|\
        18 microgram|capsule|-|30|1|1|30|9
        R03DC03|montelukast-10-tablet|Montelukast 10 mg tablets|montelukast|tablet|10 mg|tablet|-|28|1|1|28|14
        R03DA04|theophylline-200-mr-tablet|Theophylline 200 mg modified-release tablets|theophylline|tablet|200 mg|\
        tablet|-|56|1|2|28|1
        R05CB03|carbocisteine-375-capsule|Carbocisteine 375 mg capsules|carbocisteine|capsule|375 mg|capsule|-|120|2|\
        3|20|8
        R06AE07|cetirizine-10-tablet|Cetirizine 10 mg tablets|cetirizine|tablet|10 mg|tablet|-|30|1|1|30|16
        R06AX13|loratadine-10-tablet|Loratadine 10 mg tablets|loratadine|tablet|10 mg|tablet|-|30|1|1|30|9
        R06AX26|fexofenadine-180-tablet|Fexofenadine 180 mg tablets|fexofenadine|tablet|180 mg|tablet|-|30|1|1|30|12
        R06AD02|promethazine-25-tablet|Promethazine 25 mg tablets|promethazine|tablet|25 mg|tablet|-|56|1|1|56|3
        S01AA01|chloramphenicol-0-5-drops|Chloramphenicol 0.5 % eye drops|chloramphenicol|eye drops|0.5 %|mL|-|10|0.1|\
        4|7|6
        S01ED01|timolol-0-5-drops|Timolol 0.5 % eye drops|timolol|eye drops|0.5 %|mL|-|5|0.1|2|25|3
        S01EE01|latanoprost-50-drops|Latanoprost 50 microgram/mL eye drops|latanoprost|eye drops|50 microgram/mL|mL|-|\
        2.5|0.05|1|28|9
        S01GX09|olopatadine-1mg-ml-drops|Olopatadine 1 mg/mL eye drops|olopatadine|eye drops|1 mg/mL|mL|-|5|0.1|2|25|2
        S01XA20|hypromellose-0-3-drops|Hypromellose 0.3 % eye drops|hypromellose|eye drops|0.3 %|mL|-|10|0.1|4|25|10
        S02AA15|ciprofloxacin-ear-drops|Ciprofloxacin 2 mg/mL ear drops|ciprofloxacin|ear drops|2 mg/mL|mL|-|5|0.2|2|7|3
        V03AB15|naloxone-1mg-ml|Naloxone 1 mg/mL pre-filled syringe|naloxone|injection|1 mg/mL|mL|-|2|0.4|1|1|1
        """
}
