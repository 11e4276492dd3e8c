extension DemonstrationProducts {
    /// Hormones, infections, immunity and joints (ATC G to M).
    static let hormonesInfectionsAndJoints = """
        G01AF02|clotrimazole-500-pessary|Clotrimazole 500 mg pessary|clotrimazole|pessary|500 mg|pessary|-|1|1|1|1|4
        G03AA07|ethinylestradiol-levonorgestrel-tablet|\
        Ethinylestradiol 30 microgram with levonorgestrel 150 microgram tablets|ethinylestradiol,levonorgestrel|tablet|\
        30 microgram/150 microgram|tablet|-|63|1|1|84|14
        G03AC09|desogestrel-75-tablet|Desogestrel 75 microgram tablets|desogestrel|tablet|75 microgram|tablet|-|84|1|\
        1|84|16
        G03CA03|estradiol-50-patch|Estradiol 50 microgram/24 hours patches|estradiol|patch|50 microgram/24 h|patch|-|\
        8|1|1|28|6
        G03DA04|progesterone-100-capsule|Progesterone 100 mg capsules|progesterone|capsule|100 mg|capsule|-|30|1|1|30|6
        G03BA03|testosterone-50-gel|Testosterone 50 mg gel sachets|testosterone|gel|50 mg|sachet|4|30|1|1|30|2
        G04BD08|solifenacin-5-tablet|Solifenacin 5 mg tablets|solifenacin|tablet|5 mg|tablet|-|30|1|1|30|7
        G04BD12|mirabegron-50-tablet|Mirabegron 50 mg modified-release tablets|mirabegron|tablet|50 mg|tablet|-|30|1|\
        1|30|6
        G04BE03|sildenafil-50-tablet|Sildenafil 50 mg tablets|sildenafil|tablet|50 mg|tablet|-|4|1|1|4|7
        G04BE08|tadalafil-5-tablet|Tadalafil 5 mg tablets|tadalafil|tablet|5 mg|tablet|-|28|1|1|28|3
        G04CA02|tamsulosin-400-capsule|Tamsulosin 400 microgram modified-release capsules|tamsulosin|capsule|\
        400 microgram|capsule|-|30|1|1|30|14
        G04CB01|finasteride-5-tablet|Finasteride 5 mg tablets|finasteride|tablet|5 mg|tablet|-|28|1|1|28|9
        H02AB06|prednisolone-1-tablet|Prednisolone 1 mg tablets|prednisolone|tablet|1 mg|tablet|-|84|3|1|28|4
        H02AB06|prednisolone-5-tablet|Prednisolone 5 mg tablets|prednisolone|tablet|5 mg|tablet|-|40|8|1|5|16
        H02AB09|hydrocortisone-10-tablet|Hydrocortisone 10 mg tablets|hydrocortisone|tablet|10 mg|tablet|-|60|1|2|30|1
        H03AA01|levothyroxine-25-tablet|Levothyroxine 25 microgram tablets|levothyroxine|tablet|25 microgram|tablet|-|\
        28|1|1|28|24
        H03AA01|levothyroxine-50-tablet|Levothyroxine 50 microgram tablets|levothyroxine|tablet|50 microgram|tablet|-|\
        28|1|1|28|24
        H03AA01|levothyroxine-100-tablet|Levothyroxine 100 microgram tablets|levothyroxine|tablet|100 microgram|\
        tablet|-|28|1|1|28|26
        H03BB01|carbimazole-5-tablet|Carbimazole 5 mg tablets|carbimazole|tablet|5 mg|tablet|-|100|1|2|50|2
        J01AA02|doxycycline-100-capsule|Doxycycline 100 mg capsules|doxycycline|capsule|100 mg|capsule|-|8|1|1|7|22
        J01AA04|lymecycline-408-capsule|Lymecycline 408 mg capsules|lymecycline|capsule|408 mg|capsule|-|28|1|1|28|6
        J01CA04|amoxicillin-250-capsule|Amoxicillin 250 mg capsules|amoxicillin|capsule|250 mg|capsule|-|15|1|3|5|8
        J01CA04|amoxicillin-500-capsule|Amoxicillin 500 mg capsules|amoxicillin|capsule|500 mg|capsule|-|21|1|3|7|48
        J01CA04|amoxicillin-250-5ml-susp|Amoxicillin 250 mg/5 mL oral suspension|amoxicillin|oral suspension|\
        250 mg/5 mL|mL|-|100|5|3|7|14
        J01CE02|phenoxymethylpenicillin-250-tablet|Phenoxymethylpenicillin 250 mg tablets|phenoxymethylpenicillin|\
        tablet|250 mg|tablet|-|40|1|4|10|16
        J01CF05|flucloxacillin-500-capsule|Flucloxacillin 500 mg capsules|flucloxacillin|capsule|500 mg|capsule|-|28|\
        1|4|7|24
        J01CR02|co-amoxiclav-500-125-tablet|Amoxicillin 500 mg with clavulanic acid 125 mg tablets|\
        amoxicillin,clavulanic acid|tablet|500 mg/125 mg|tablet|-|21|1|3|7|14
        J01DB01|cefalexin-500-capsule|Cefalexin 500 mg capsules|cefalexin|capsule|500 mg|capsule|-|21|1|3|7|8
        J01EA01|trimethoprim-200-tablet|Trimethoprim 200 mg tablets|trimethoprim|tablet|200 mg|tablet|-|6|1|2|3|14
        J01FA09|clarithromycin-500-tablet|Clarithromycin 500 mg tablets|clarithromycin|tablet|500 mg|tablet|-|14|1|2|\
        7|12
        J01FA01|erythromycin-250-tablet|Erythromycin 250 mg gastro-resistant tablets|erythromycin|tablet|250 mg|\
        tablet|-|28|1|4|7|5
        J01FA10|azithromycin-250-capsule|Azithromycin 250 mg capsules|azithromycin|capsule|250 mg|capsule|-|6|2|1|3|4
        J01MA02|ciprofloxacin-500-tablet|Ciprofloxacin 500 mg tablets|ciprofloxacin|tablet|500 mg|tablet|-|14|1|2|7|5
        J01XD01|metronidazole-400-tablet|Metronidazole 400 mg tablets|metronidazole|tablet|400 mg|tablet|-|21|1|3|7|8
        J01XE01|nitrofurantoin-100-mr-capsule|Nitrofurantoin 100 mg modified-release capsules|nitrofurantoin|capsule|\
        100 mg|capsule|-|6|1|2|3|20
        J02AC01|fluconazole-150-capsule|Fluconazole 150 mg capsules|fluconazole|capsule|150 mg|capsule|-|1|1|1|1|7
        J05AB01|aciclovir-800-tablet|Aciclovir 800 mg tablets|aciclovir|tablet|800 mg|tablet|-|35|1|5|7|5
        J05AB11|valaciclovir-500-tablet|Valaciclovir 500 mg tablets|valaciclovir|tablet|500 mg|tablet|-|10|1|2|5|2
        L01BA01|methotrexate-2-5-tablet|Methotrexate 2.5 mg tablets|methotrexate|tablet|2.5 mg|tablet|-|24|6|1|28|6
        L02BA01|tamoxifen-20-tablet|Tamoxifen 20 mg tablets|tamoxifen|tablet|20 mg|tablet|-|30|1|1|30|4
        L02BG03|anastrozole-1-tablet|Anastrozole 1 mg tablets|anastrozole|tablet|1 mg|tablet|-|28|1|1|28|4
        L04AX01|azathioprine-50-tablet|Azathioprine 50 mg tablets|azathioprine|tablet|50 mg|tablet|-|56|1|2|28|4
        M01AB05|diclofenac-50-tablet|Diclofenac 50 mg gastro-resistant tablets|diclofenac|tablet|50 mg|tablet|-|28|1|\
        2|14|4
        M01AE01|ibuprofen-400-tablet|Ibuprofen 400 mg tablets|ibuprofen|tablet|400 mg|tablet|-|42|1|3|14|18
        M01AE02|naproxen-250-tablet|Naproxen 250 mg tablets|naproxen|tablet|250 mg|tablet|-|28|1|2|14|9
        M01AE02|naproxen-500-tablet|Naproxen 500 mg tablets|naproxen|tablet|500 mg|tablet|-|28|1|2|14|14
        M01AH05|etoricoxib-60-tablet|Etoricoxib 60 mg tablets|etoricoxib|tablet|60 mg|tablet|-|28|1|1|28|3
        M02AA15|diclofenac-1-gel|Diclofenac 1.16 % gel|diclofenac|gel|1.16 %|g|-|100|2|3|16|5
        M03BX01|baclofen-10-tablet|Baclofen 10 mg tablets|baclofen|tablet|10 mg|tablet|-|84|1|3|28|5
        M04AA01|allopurinol-100-tablet|Allopurinol 100 mg tablets|allopurinol|tablet|100 mg|tablet|-|28|1|1|28|11
        M04AA01|allopurinol-300-tablet|Allopurinol 300 mg tablets|allopurinol|tablet|300 mg|tablet|-|28|1|1|28|8
        M04AC01|colchicine-500-tablet|Colchicine 500 microgram tablets|colchicine|tablet|500 microgram|tablet|-|12|1|\
        2|6|6
        M05BA04|alendronic-acid-70-tablet|Alendronic acid 70 mg tablets|alendronic acid|tablet|70 mg|tablet|-|4|1|1|\
        28|11
        """
}
