extension DemonstrationProducts {
    /// Alimentary tract, metabolism and blood (ATC A and B).
    static let alimentaryAndBlood = """
        A01AB09|miconazole-20mg-g-oral-gel|Miconazole 20 mg/g oral gel|miconazole|gel|20 mg/g|g|-|80|2.5|4|7|2
        A02BA03|famotidine-20-tablet|Famotidine 20 mg tablets|famotidine|tablet|20 mg|tablet|-|28|1|1|28|6
        A02BA03|famotidine-40-tablet|Famotidine 40 mg tablets|famotidine|tablet|40 mg|tablet|-|28|1|1|28|3
        A02BC01|omeprazole-10-capsule|Omeprazole 10 mg gastro-resistant capsules|omeprazole|capsule|10 mg|capsule|-|\
        28|1|1|28|12
        A02BC01|omeprazole-20-capsule|Omeprazole 20 mg gastro-resistant capsules|omeprazole|capsule|20 mg|capsule|-|\
        28|1|1|28|60
        A02BC01|omeprazole-40-capsule|Omeprazole 40 mg gastro-resistant capsules|omeprazole|capsule|40 mg|capsule|-|\
        28|1|1|28|10
        A02BC02|pantoprazole-20-tablet|Pantoprazole 20 mg gastro-resistant tablets|pantoprazole|tablet|20 mg|tablet|-|\
        28|1|1|28|10
        A02BC02|pantoprazole-40-tablet|Pantoprazole 40 mg gastro-resistant tablets|pantoprazole|tablet|40 mg|tablet|-|\
        28|1|1|28|14
        A02BC03|lansoprazole-15-capsule|Lansoprazole 15 mg gastro-resistant capsules|lansoprazole|capsule|15 mg|\
        capsule|-|28|1|1|28|18
        A02BC03|lansoprazole-30-capsule|Lansoprazole 30 mg gastro-resistant capsules|lansoprazole|capsule|30 mg|\
        capsule|-|28|1|1|28|32
        A02BC05|esomeprazole-20-tablet|Esomeprazole 20 mg gastro-resistant tablets|esomeprazole|tablet|20 mg|tablet|-|\
        28|1|1|28|5
        A03AA04|mebeverine-135-tablet|Mebeverine 135 mg tablets|mebeverine|tablet|135 mg|tablet|-|84|1|3|28|5
        A03BB01|hyoscine-butylbromide-10-tablet|Hyoscine butylbromide 10 mg tablets|hyoscine butylbromide|tablet|\
        10 mg|tablet|-|56|2|4|7|4
        A03FA01|metoclopramide-10-tablet|Metoclopramide 10 mg tablets|metoclopramide|tablet|10 mg|tablet|-|15|1|3|5|3
        A03FA03|domperidone-10-tablet|Domperidone 10 mg tablets|domperidone|tablet|10 mg|tablet|-|21|1|3|7|3
        A04AA01|ondansetron-4-tablet|Ondansetron 4 mg tablets|ondansetron|tablet|4 mg|tablet|-|10|1|2|5|2
        A06AD11|lactulose-3-35-g-5ml-sol|Lactulose 3.35 g/5 mL oral solution|lactulose|oral solution|3.35 g/5 mL|mL|-|\
        500|15|2|16|9
        A06AD15|macrogol-sachet|Macrogol compound oral powder sachets|macrogol 3350|powder|13.8 g|sachet|-|30|1|1|30|12
        A06AB06|senna-7-5-tablet|Senna 7.5 mg tablets|senna|tablet|7.5 mg|tablet|-|60|2|1|30|9
        A07DA03|loperamide-2-capsule|Loperamide 2 mg capsules|loperamide|capsule|2 mg|capsule|-|30|1|3|10|4
        A07EC02|mesalazine-800-tablet|Mesalazine 800 mg gastro-resistant tablets|mesalazine|tablet|800 mg|tablet|-|\
        180|2|3|30|3
        A10AB05|insulin-aspart-100u-ml|Insulin aspart 100 units/mL solution for injection|insulin aspart|injection|\
        100 units/mL|mL|-|15|0.08|3|60|6
        A10AE04|insulin-glargine-100u-ml|Insulin glargine 100 units/mL solution for injection|insulin glargine|\
        injection|100 units/mL|mL|-|15|0.2|1|75|8
        A10BA02|metformin-500-tablet|Metformin 500 mg tablets|metformin|tablet|500 mg|tablet|-|84|1|3|28|55
        A10BA02|metformin-850-tablet|Metformin 850 mg tablets|metformin|tablet|850 mg|tablet|-|56|1|2|28|9
        A10BA02|metformin-mr-500-tablet|Metformin 500 mg modified-release tablets|metformin|tablet|500 mg|tablet|-|56|\
        2|1|28|22
        A10BA02|metformin-mr-1000-tablet|Metformin 1 g modified-release tablets|metformin|tablet|1 g|tablet|-|56|1|2|\
        28|9
        A10BB09|gliclazide-80-tablet|Gliclazide 80 mg tablets|gliclazide|tablet|80 mg|tablet|-|56|1|2|28|14
        A10BB12|glimepiride-2-tablet|Glimepiride 2 mg tablets|glimepiride|tablet|2 mg|tablet|-|30|1|1|30|3
        A10BG03|pioglitazone-30-tablet|Pioglitazone 30 mg tablets|pioglitazone|tablet|30 mg|tablet|-|28|1|1|28|3
        A10BH01|sitagliptin-100-tablet|Sitagliptin 100 mg tablets|sitagliptin|tablet|100 mg|tablet|-|28|1|1|28|10
        A10BH05|linagliptin-5-tablet|Linagliptin 5 mg tablets|linagliptin|tablet|5 mg|tablet|-|28|1|1|28|7
        A10BJ02|liraglutide-6mg-ml|Liraglutide 6 mg/mL solution for injection|liraglutide|injection|6 mg/mL|mL|-|6|\
        0.2|1|30|3
        A10BJ06|semaglutide-1mg-pen|Semaglutide 1 mg pre-filled pen|semaglutide|injection|1 mg|dose|-|4|1|1|28|6
        A10BK01|dapagliflozin-10-tablet|Dapagliflozin 10 mg tablets|dapagliflozin|tablet|10 mg|tablet|-|28|1|1|28|14
        A10BK03|empagliflozin-10-tablet|Empagliflozin 10 mg tablets|empagliflozin|tablet|10 mg|tablet|-|28|1|1|28|11
        A11CC05|colecalciferol-800-capsule|Colecalciferol 800 unit capsules|colecalciferol|capsule|800 units|capsule|\
        -|30|1|1|30|14
        A11CC05|colecalciferol-20000-capsule|Colecalciferol 20,000 unit capsules|colecalciferol|capsule|20,000 units|\
        capsule|-|15|1|1|15|4
        A11DA01|thiamine-100-tablet|Thiamine 100 mg tablets|thiamine|tablet|100 mg|tablet|-|84|1|3|28|5
        A12AX00|calcium-d3-tablet|Calcium carbonate 1.5 g with colecalciferol 400 units chewable tablets|\
        calcium carbonate,colecalciferol|chewable tablet|1.5 g/400 units|tablet|-|60|1|2|30|14
        A12BA01|potassium-chloride-600-tablet|Potassium chloride 600 mg modified-release tablets|potassium chloride|\
        tablet|600 mg|tablet|-|56|1|2|28|2
        B01AA03|warfarin-1-tablet|Warfarin 1 mg tablets|warfarin|tablet|1 mg|tablet|-|84|3|1|28|9
        B01AA03|warfarin-3-tablet|Warfarin 3 mg tablets|warfarin|tablet|3 mg|tablet|-|28|1|1|28|7
        B01AA03|warfarin-5-tablet|Warfarin 5 mg tablets|warfarin|tablet|5 mg|tablet|-|28|1|1|28|4
        B01AC04|clopidogrel-75-tablet|Clopidogrel 75 mg tablets|clopidogrel|tablet|75 mg|tablet|-|28|1|1|28|20
        B01AC06|aspirin-75-tablet|Aspirin 75 mg dispersible tablets|aspirin|dispersible tablet|75 mg|tablet|-|28|1|1|\
        28|34
        B01AC24|ticagrelor-90-tablet|Ticagrelor 90 mg tablets|ticagrelor|tablet|90 mg|tablet|-|56|1|2|28|3
        B01AE07|dabigatran-150-capsule|Dabigatran 150 mg capsules|dabigatran|capsule|150 mg|capsule|-|60|1|2|30|2
        B01AF01|rivaroxaban-15-tablet|Rivaroxaban 15 mg tablets|rivaroxaban|tablet|15 mg|tablet|-|28|1|1|28|3
        B01AF01|rivaroxaban-20-tablet|Rivaroxaban 20 mg tablets|rivaroxaban|tablet|20 mg|tablet|-|28|1|1|28|8
        B01AF02|apixaban-2-5-tablet|Apixaban 2.5 mg tablets|apixaban|tablet|2.5 mg|tablet|-|56|1|2|28|8
        B01AF02|apixaban-5-tablet|Apixaban 5 mg tablets|apixaban|tablet|5 mg|tablet|-|56|1|2|28|22
        B01AF03|edoxaban-60-tablet|Edoxaban 60 mg tablets|edoxaban|tablet|60 mg|tablet|-|28|1|1|28|7
        B03AA02|ferrous-fumarate-210-tablet|Ferrous fumarate 210 mg tablets|ferrous fumarate|tablet|210 mg|tablet|-|\
        84|1|1|84|10
        B03AA07|ferrous-sulfate-200-tablet|Ferrous sulfate 200 mg tablets|ferrous sulfate|tablet|200 mg|tablet|-|28|1|\
        1|28|9
        B03BA03|hydroxocobalamin-1mg-amp|Hydroxocobalamin 1 mg/mL solution for injection|hydroxocobalamin|injection|\
        1 mg/mL|ampoule|-|5|1|1|5|6
        B03BB01|folic-acid-5-tablet|Folic acid 5 mg tablets|folic acid|tablet|5 mg|tablet|-|28|1|1|28|11
        """
}
