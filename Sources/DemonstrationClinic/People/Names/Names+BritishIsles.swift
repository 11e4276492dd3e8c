extension NameSource {
    /// English, Scottish and Welsh names.
    static let british = NameSource(
        families: """
            Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
            Roberts Green Hall Wood Jackson Clarke Patterson Harris Clark Lewis Cooper Hill Ward Turner Martin
            Morris Moore Baker Harrison King Morgan Allen James Scott Phillips Watson Davis Parker Price Bennett
            Young Griffiths Mitchell Kelly Cook Carter Richardson Bailey Collins Bell Shaw Murphy Miller Cox
            Richards Khan Marshall Anderson Simpson Ellis Adams Singh Begum Wilkinson Foster Chapman Powell Webb
            Rogers Gray Mason Ali Hunt Hussain Campbell Matthews Owen Palmer Holmes Mills Barnes Knight Lloyd Butler
            Russell Barker Fisher Stevens Jenkins Murray Dixon Harvey Graham Pearson Ahmed Fletcher Walsh Kaur
            Gibson Howard Andrews Stewart Elliott Reynolds Saunders Payne Fox Ford Pearce Day Brooks West Lawrence
            Cole Atkinson Bradley Spencer Gill Dawson Watkins Perry Macdonald MacLeod McKenzie Reid Ross Hamilton
            Robertson Fraser Ferguson Duncan Smyth Browne Thomson Stephens Davison Whyte Tomlinson Featherstonehaugh
            Cholmondeley
            """,
        stems: """
            Ash Brad Whit Hart Win Thorn Lang Nor Wood Al Har Bar Ber Brom Carl Chat Col Craw Den Dal Ed Ells Farn
            Fair Gar Green Had Hal Ham Hazel Hol Hough Lin Lock Mar May Mel Mid New Oak Pem Pres Rad Red Row Sel
            Shel South Stan Sut Swin Thur Tun Upp Wal War Wels West Wil Wy
            """,
        endings: """
            ton ley field ford ham well wood worth bury by land more brook den wick stone croft shaw low cote gate
            combe bourne thorpe hurst
            """,
        women: """
            Olivia Amelia Emily Margaret Susan Sarah Elizabeth Emma Charlotte Sophie Mary Patricia Jessica Rebecca
            Karen Julie Helen Laura Jane Claire Alice Grace Lucy Hannah Christine Linda Jean Dorothy Joan Kathleen
            Victoria Rachel Katherine Catherine Amy Chloe Megan Isabella Ava Freya Florence Poppy Rosie Ruby Ella
            Evie Daisy Anne Barbara Brenda Carol Deborah Diane Gillian Heather Jacqueline Janet Jennifer Joanne
            Judith Lesley Lisa Maureen Michelle Natalie Nicola Paula Pauline Phoebe Sandra Sharon Sheila Shirley
            Stephanie Tracey Valerie Wendy Zoe Eleanor Harriet Imogen Matilda Beatrice Stephenie
            """,
        men: """
            Oliver George James David John Michael William Thomas Peter Robert Paul Mark Andrew Jack Harry
            Christopher Stephen Steven Richard Daniel Matthew Charlie Jacob Alfie Noah Joshua Samuel Benjamin
            Alexander Edward Anthony Brian Kevin Alan Derek Graham Kenneth Ronald Roy Raymond Simon Philip Ian
            Stuart Neil Gary Keith Colin Martin Nigel Barry Trevor Malcolm Douglas Donald Frank Arthur Albert Ernest
            Henry Leo Oscar Archie Freddie Theodore Ethan Lucas Logan Max Isaac Dylan Toby Adam Luke Ryan Nathan
            Jonathan Timothy Nicholas Patrick Gareth Rhys Hamish Callum Angus Fergus Geoffrey Jeffrey Jon
            """
    )

    /// Irish names: with apostrophes, with Mac and Mc, with accents.
    static let irish = NameSource(
        families: """
            Murphy Kelly O'Sullivan Walsh Smith O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy
            Gallagher Doherty Kennedy Lynch Murray Quinn Moore McLoughlin O'Carroll Connolly Daly O'Connell Wilson
            Dunne Brennan Burke Collins Campbell Clarke Johnston Hughes O'Farrell Fitzgerald Brown Martin Maguire
            Nolan Flynn Thompson O'Callaghan O'Donnell Duffy O'Mahony Boyle Healy O'Shea White Sweeney Hayes
            Kavanagh Power McGrath Moran Brady Stewart Casey Foley Fitzpatrick O'Leary McDonnell McMahon Donnelly
            Regan Donovan Burns Flanagan Mullan Barry Kane Robinson Cunningham Griffin Kenny Sheehan Ward Whelan
            Lyons Reid Graham Higgins Cullen Keane King Maher MacKenna Bell Scott Hogan O'Keeffe Magee MacNamara
            MacDonald McDermott Molony O'Rourke Buckley O'Dwyer Ó_Súilleabháin Ó_Briain Ní_Dhomhnaill
            Mac_Giolla_Phádraig
            """,
        stems: "O'Hal O'Don O'Mal O'Loch O'Far McEl McCon McGil McFad McIn MacCar Kil Dun Bal Cal",
        endings: "loran oghue oney lin ney kin nell more reidy ligan ery dy han lon",
        women: """
            Mary Aoife Ciara Niamh Siobhán Saoirse Róisín Gráinne Bridget Margaret Caoimhe Éabha Fiadh Emily Orla
            Sinéad Eimear Clodagh Deirdre Maeve Máire Nuala Aisling Áine Bríd Una Noreen Catherine Anne
            """,
        men: """
            Seán Patrick John Michael Conor Cian Liam Pádraig Oisín Daniel Fionn Darragh Eoin Ciarán Brendan
            Diarmuid Declan Kevin Niall Rory Aidan Cathal Colm Donal Eamonn Fergal Micheál Tadhg Séamus Tomás
            """
    )
}
