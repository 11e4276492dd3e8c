/// Nicknames for the quality set: chosen apart from the table that search uses.
enum Nicknames {
    static let of: [String: [String]] = Dictionary(
        uniqueKeysWithValues: """
            Robert=Bob,Rob,Bobby William=Bill,Will,Billy,Liam Margaret=Peggy,Maggie,Meg Elizabeth=Liz,Beth,Betty,Lizzie
            Katherine=Kate,Kathy,Katie Catherine=Kate,Cathy,Cath James=Jim,Jimmy,Jamie John=Jack,Johnny Michael=Mike,Mick
            Thomas=Tom,Tommy Richard=Dick,Rick,Richie Edward=Ted,Eddie,Ned Charles=Charlie,Chuck Christopher=Chris,Kit
            Stephen=Steve Steven=Steve Andrew=Andy,Drew Anthony=Tony Daniel=Dan,Danny Matthew=Matt Joshua=Josh
            Samuel=Sam Benjamin=Ben Alexander=Alex,Sandy,Sasha Nicholas=Nick Patrick=Pat,Paddy Timothy=Tim
            Geoffrey=Geoff Jeffrey=Jeff Kenneth=Ken,Kenny Ronald=Ron,Ronnie Raymond=Ray Philip=Phil Gregory=Greg
            Henry=Harry,Hal Theodore=Ted,Theo Donald=Don Douglas=Doug Albert=Bert,Al Ernest=Ernie Frederick=Fred
            Susan=Sue,Susie Patricia=Pat,Trish,Patsy Rebecca=Becky Deborah=Debbie Jacqueline=Jackie Jennifer=Jenny
            Judith=Judy Christine=Chris,Chrissie Dorothy=Dot,Dolly Victoria=Vicky Sandra=Sandy Barbara=Barb,Babs
            Eleanor=Ellie,Nell Harriet=Hattie Matilda=Tilly Stephanie=Steph Gillian=Gill Kathleen=Kath,Kathy
            Josefa=Pepa José=Pepe Francisco=Paco,Pancho Giuseppe=Beppe,Peppe Johannes=Hans Friedrich=Fritz
            Katarzyna=Kasia Małgorzata=Gosia Joanna=Asia Agnieszka=Aga Mohammed=Mo
            """.split { $0 == " " || $0 == "\n" }.compactMap { entry in
                let parts = entry.split(separator: "=")
                return parts.count == 2 ? (String(parts[0]), parts[1].split(separator: ",").map(String.init)) : nil
            }
    )

    /// A given name that belongs to somebody else.
    static func stranger(_ perturbation: inout Perturbation) -> String {
        perturbation.pick(["Walter", "Sylvia", "Conrad", "Ottilie", "Ignatius", "Wilhelmina", "Bartholomew", "Florian"])
    }

    /// A family name that belongs to somebody else.
    static func strangeFamily(_ perturbation: inout Perturbation) -> String {
        perturbation.pick(["Vanterpool", "Quackenbush", "Ybarra", "Zimbalist", "Oglethorpe", "Umberland"])
    }
}
