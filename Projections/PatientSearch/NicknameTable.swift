/// Given names with their short and pet forms, in folded letters: first the name, then what it is called.
///
/// Anybody may add to it: an entry is one line of thought, and the order does not matter. English names first of all, then the
/// commonest of Ireland, Spain, Italy, Germany, Poland, Russia, Greece and the Netherlands.
enum NicknameTable {
    static let entries = """
        aaron=ron,ronnie,erin abbigail=abby,abbie,gail abdul=abdullah abdullah=abdul abigail=abby,abbie,abbey,gail,abi
        abigale=abby,abbie,gail abraham=abe,abram,bram,ham adam=ad,addy adelaide=addie,ada,della,heidi,adele,adela
        adeline=addie,ada,aline,delia adrianus=ad agatha=aggie agnes=aggie,nessie,nancy,inez,agnese
        agnieszka=aga,agusia aikaterini=katerina,kate aine=anne,anya aisha=ayesha,aishah alan=al,allan,allen
        alastair=al,alasdair,alistair,allister albert=al,bert,bertie,elbert,alberto alberto=beto,tito
        alejandra=ale,sandra alejandro=alex,jandro,ale,sandro aleksander=olek,alex
        aleksandr=sasha,sania,shura,alexander,alex aleksandra=ola,alex aleksei=alyosha,lyosha,alexei,alexey
        alexander=alex,alec,al,sandy,sander,sasha,xander,lex,alick,alejandro,alexandre,aleksander,alessandro,sascha
        alexandra=alex,sandra,sandy,sasha,lexi,alexa,alexandria,alexis,ali,ola alexandria=alex,alexa,sandra
        alfonso=al,alf,fonso,alfonse,alphonse,poncho alfred=al,alf,alfie,fred,freddie,alfredo
        alfreda=freda,frieda,freddie alice=ali,allie,ally,elsie,lisa,alicia alison=ali,allie,ally,allison
        allison=ali,allie,ally allyson=ali,allie,ally alois=lois alonzo=al,lon,lonnie,alonso,lonzo
        alyssa=ally,lissa,al amanda=mandy,manda ambrose=brose amelia=amy,mel,millie,emily,milly
        anastasia=ana,stacy,stacey,tasia,nastya anatoly=tolya andrea=andy,drea,andree andreas=andi
        andrew=andy,drew,andrea,andre,andreas,andrzej,andres,dandy andrzej=jedrek,andy
        angela=angie,ange,angelina,angel angelica=angie,angel,angelika,angelique angelika=geli
        angelina=angie,lina,ange anna=ann,anne,annie,ania,nan,hannah,anka,hania
        anne=ann,anna,annie,nan,nancy,nana,hannah,anita annette=ann,annie,netta,nettie
        anthony=tony,ant,anton,antony,antonio,antoine antoinette=toni,nettie,tony,netta,ann antonia=toni,tonya,tony
        antonino=nino antonio=tony,toni,tono antonius=ton,toon aoife=eva,eefa arabella=bella,belle,ara
        archibald=archie,arch,baldie ariana=ari,aria arlene=lena arnold=arnie arthur=art,artie ashley=ash,lee
        athanasios=thanasis,thanos aubrey=bree audrey=audie augusta=gussie,tina,aggie augustine=gus,august,austin
        augustus=gus,august,augie aurelia=ora austin=aust barbara=barb,babs,barbie,bab,bobbie,basia barnabas=barney
        bartholomew=bart,barty,bat,mees basil=bas beatrice=bea,trixie,bee,beattie,beatrix beatrix=bea,trixie,trix
        belinda=bel,bell,linda,lindy benedict=ben,benny,bennet,bennie bengt=benke
        benjamin=ben,benny,benji,benjy,jamie,bennie bernadette=bernie,berna,detta
        bernard=bernie,barney,bern,berney,berny bertha=bertie,birdie bertram=bert,bertie bertrand=bert,randy
        bethany=beth beverley=bev,beverly billy=william,robert birgitta=gitta blanche=bea bradford=brad,ford
        bradley=brad brandon=brand breanna=bri,bree brenda=bren brendan=bren brian=bryan,bryant brianna=bri,ana,anna
        bridget=bridie,biddy,brie,bridgette brigitte=gitte,biggi brittany=britt,britney,brittney
        broderick=rod,brody,rick,ricky bronagh=bron bronwen=bron bruce=brucie bryanna=bri,ana,anna
        caitlin=cait,kate,katie caitlyn=cait,kate caleb=cal,cale calvin=cal,vin,vinny cameron=cam,ron
        camilla=milla,cammie,millie,camila camille=millie,cammie,cam campbell=cam candace=candy caoimhe=keeva
        carl=karl,charles,carlo carlotta=lottie carol=carrie,caroline
        caroline=carol,carrie,carolyn,caro,lina,cary,carolina carolyn=carol,carrie,lyn
        cassandra=cass,cassie,sandra,sandy cassidy=cass,cassie cathal=charles catharina=trijntje,toos
        catherine=cathy,kate,katie,cath,kathy,katy,cat,kitty,cate,kit,trina,catharine catriona=trina,katrina cecil=cec
        cecilia=cecily,celia,cissy,sissy,cece,sis cedric=ced,rick celeste=celia celinda=linda
        charles=charlie,charley,chuck,chas,chaz,chip,carl,carlos,karl,karol,carlo,chick
        charlotte=charlie,lottie,lotte,char,lotta,lola chelsea=chels,chelsey cheryl=cher chester=chet chloe=clo
        christian=chris,christie,kit christiana=kris,chris,tina,christy
        christina=chris,tina,christy,chrissy,kris,kristina,krissy
        christine=chris,tina,christy,chrissy,kris,chrissie,kristine
        christopher=chris,kit,topher,kris,christie,krzysztof,christophe,cristobal christos=chris chukwuemeka=emeka
        cicely=cilla claire=clair,clara clara=clare,claire,clarissa clarence=clare clarissa=clare,clara,rissa
        claudia=claude clement=clem clementine=clem clifford=cliff,ford clifton=cliff,tony clinton=clint
        concepcion=concha,conchita conor=con conrad=con,kurt constance=connie,con consuelo=chelo cordelia=cordy,delia
        corey=cory corinne=cora cornelia=corny,nelle,nelia,nelly,connie cornelis=kees cornelius=con,neil,corny,niel
        courtney=court crystal=crys,chris curtis=curt cynthia=cindy,cyn cyril=cy cyrus=cy daniel=dan,danny,dani
        danielle=dani,danni,ellie daphne=daph darlene=lena darren=daz david=dave,davie,davy,dai,dawid dean=deano
        deanne=dee,ann deborah=deb,debbie,debby,debra debra=deb,debbie deidre=dee,deirdre delbert=bert,del,albert
        delia=dee delilah=lila,della delores=dee,lola,lolly denise=dee,denny dennis=den,denny,denis
        derek=des,rick,derrick derrick=rick,ricky,derek,eric desmond=des diana=di,dee,diane diane=di,dee,diana
        diarmuid=dermot dimitrios=dimitris,jim,mimis dmitry=dima,mitya,dmitri,dimitri dolores=lola,loli,lolita
        domenico=mimmo dominic=dom,nick,dominik,domenico,nic dominique=dom,domi donald=don,donnie,donny donna=dona
        donovan=don,donnie dora=dodie,theodora,isadora doris=dorie dorota=dorotka
        dorothy=dot,dottie,dolly,dora,dory,dotty,dorothea douglas=doug,dougie duncan=dunk earl=earle ebenezer=eb,eben
        edgar=ed,eddie,eddy edith=edie edmund=ed,eddie,ned,ted,eddy,edmond eduardo=edu,lalo,guayo
        edward=ed,eddie,ned,ted,teddy,eddy,edouard,eduardo edwin=ed,eddie,ned,win,eddy edwina=edie,winnie egbert=bert
        eileen=aileen,lena ekaterina=katya,katia,catherine,kate elaine=lainie,helen,ellie
        eleanor=ellie,nell,nellie,nora,ella,lenora,elle,nelly,elinor,elenor,leonora elena=lena,lenochka,helen,helena
        eleni=lena,helen,nitsa elias=eli,lee elijah=eli,lige elisabeth=elli,sissi,lisl,else,lies elisha=eli,lish
        elizabeth=liz,beth,betty,lizzie,eliza,libby,bess,bessie,betsy,elsie,lisa,elisabeth,lisbeth,bette,lizzy,ellie,\
        elise,liza,lilibet,elspeth,lily,elsa,buffy,isabel,birdie
        ella=ellie,el ellen=nell,nellie,ellie,helen,nelly,len,lena eloise=louise,lois elvira=elvie elzbieta=ela
        emanuel=manny,manuel,immanuel,manu emeline=emma,emmy,emily,milly emily=em,emmy,emma,millie,milly,emmie
        emma=em,emmie,emmy emmanuel=manny,manuel enrique=quique,kike eoin=owen,john,ian ephraim=eph
        eric=rick,ricky,erik erica=ricky,rica,erika ernest=ernie,ern esmeralda=esme estelle=stella,essie
        esther=essie,hester,ess ethan=eth ethel=eth eugene=gene eugenia=genie,gena eunice=nicie euphemia=effie evan=ev
        evangeline=eva,eve,angie,evie evangelos=vangelis eve=evie,eva evelyn=eve,evie,ev,lyn evgenia=zhenya
        evgeny=zhenya,eugene ewa=ewka ezekiel=zeke ezra=ez faith=fay fatima=fatma,fati felicia=fel,lisa
        felicity=flick,lissy,fliss ferdinand=ferdie,fred,freddie,nando fernando=fer,nando fiona=fi
        florence=flo,flora,florrie,flossie frances=fran,francie,franny,fanny,frankie,sis,francesca,frannie
        francesca=fran,frankie,franny,chess,cesca,fanny francesco=franco,cecco,checco,ciccio francine=fran,frannie
        francis=frank,fran,frankie,francisco,franz,francois,franciszek francisca=paca,paquita,fran
        francisco=paco,pancho,curro,kiko,fran,cisco,francesc,quico frank=frankie,francis,franklin
        franklin=frank,frankie frederic=fred frederica=freddie,fred,rica
        frederick=fred,freddie,freddy,fritz,rick,friedrich,frederic,eric,fredrick frieda=fred,freda friedrich=fritz
        gabriel=gabe,gabby,gab gabriele=gabi gabrielle=gabby,ella,gabriella,gabi gareth=gary,gaz garrett=gary,garry
        gary=gaz,gazza,garry gavin=gav genevieve=ginette,jenny,eve,gen,jean geoffrey=geoff,jeff georg=schorsch,jorg
        george=georgie,geo,jorge,jerzy,georg,yuri,giorgio georgia=georgie,gina georgiana=georgie,georgia
        georgina=georgie,gina,georgia georgios=giorgos,george,yorgos gerald=gerry,jerry,ger,gerard
        geraldine=gerry,gerri,dina gerard=gerry,jerry,ger,ged,gerald gerrit=ger gertrude=gert,gertie,trudy,trudie
        gilbert=gil,bert,wilber gillian=gill,jill,gilly,jillian giovanni=gianni,nino,vanni
        giuseppe=beppe,peppe,pino,peppino,beppo gladys=glad glenn=glen gloria=glory gonzalo=gonza gordon=gord,gordy
        grace=gracie graciela=chela graham=gray,graeme,grahame gregory=greg,gregg,grzegorz gretchen=greta,maggie
        griffith=griff grigory=grisha grzegorz=grzes,grzesiek,greg guadalupe=lupe,lupita guillermo=memo,guille
        guinevere=jenny,gwen gurpreet=guri gustav=gus,gustavo,gustaf gustavus=gus gwendolyn=gwen,wendy,lyn,gwendoline
        hailey=hayley,haylee hamilton=ham hannah=anna,nan,ann,annie hans=hasse harold=harry,hal,hap harpreet=harry
        harriet=hattie,harry,harriett,etta harrison=harry harry=harold,henry harvey=harv heather=hev
        heinrich=heinz,heiner helen=nell,nellie,ellie,lena,helena,ellen,ella,elaine,nelly helena=lena,helen,nell
        helene=lena,ella,helen,ellen hendrik=henk henrietta=etta,hettie,hetty,harriet,henny,ettie,nettie,retta
        henry=harry,hal,hank,enrique,heinrich,henri,hen,henk herbert=bert,herb,bertie,herbie herman=manny
        hermione=hermie hester=hetty,esther,essie hilary=hil hilda=hildy hildegard=hilda hiram=hy
        honora=nora,norah,honor horace=horry howard=howie hubert=bert,hugh,bertie hugh=hughie,huw,hugo,shug
        humphrey=humph hussein=hussain,husain ian=iain ibrahim=ibi ignacia=nacha ignacio=nacho
        ignatius=iggy,nace,ignacio imogen=immy,imo ingrid=inga ioannis=giannis,yannis,john,yiannis
        irene=rene,rena,reenie irina=ira irving=irv isaac=ike,zac,isac,izzy
        isabel=bella,belle,izzy,isa,bell,isabelle,ibby,tibbie isabela=isa
        isabella=bella,belle,izzy,ella,isa,isabel,bell,ibby isabelle=bella,belle,izzy,bell,isobel isadora=izzy,dora
        isaiah=zay isidore=izzy ivan=vanya,ian,john jackson=jack,jax jacob=jake,jay,jacoby,jakub,jacobus,cobus
        jacobus=koos,jaap jacqueline=jackie,jacqui,jacky,jack,lyn jacques=jacquot jadwiga=jadzia jakub=kuba
        james=jim,jimmy,jamie,jem,jimmie,jaime,jay,jimbo,seamus,hamish jan=janek,jasiek,john
        jane=janie,jenny,janey,jan,jean janet=jan,jenny,nettie janice=jan jasmine=jas,jazz,jaz,minnie jason=jay
        jasper=jap,casper javier=javi jean=jeanie,jane,jeannie,jeannot jeanette=jean,janet,nettie,jan
        jedediah=jed,diah jedidiah=jed jefferson=jeff jeffrey=jeff,geoff,jeffery jemima=jem,mima
        jennifer=jen,jenny,jenn,jennie jeremiah=jerry,jem,jeremy jeremy=jerry,jem,jez,jezza jerome=jerry
        jerzy=jurek,george jessica=jess,jessie jessie=jess jesus=chuy,chus jill=gill,jillian jillian=jill,gill
        joan=joanie,jo,joanna joanna=jo,joan,joanne,asia,jojo joanne=jo,joan,joanna jocelyn=joss,lyn joel=jo
        johann=hans,hannes johanna=jo,hanna,annie johannes=hans,johan,jan,hannes,john
        john=jack,johnny,jon,jock,johnnie,hans,ian,jan,juan,johan,ivan,sean,evan,giovanni,jean,jackie jonas=jon
        jonathan=jon,jonny,john,nathan,jonathon,johnny,jonty,jonnie jordan=jordy,judd jose=pepe,pepito,chepe,joe
        josef=sepp,pepi josefa=pepa,pepita joseph=joe,joey,jo,jos,jose,josef,josh,giuseppe,jozef,pepe
        josephine=jo,josie,josey,fina,posy,josefina,jojo joshua=josh,joss josiah=joe,si,josh joyce=joy jozef=jozek,joe
        juan=juanito juanita=nita judith=judy,judi,jude julia=julie,jules,jill julian=jules,jule
        juliana=julie,julia,jill julie=jules,jill juliet=julie,jules,juliette julius=jules,jule june=junie
        justin=justy justyna=justynka karen=kaz,kari karl=kalle karolina=karol,lina katarzyna=kasia,kaska
        katharina=kathi,katja,kathe
        katherine=kate,katie,kathy,kat,katy,kath,kitty,kay,kit,kathie,katharine,kathryn,kasia,katya,trina,cathy
        kathleen=kath,kathy,kate,katie,kay,cathleen,kat kathryn=kath,kathy,kate,katie,kat,kay,kit,katy kayla=kay
        kayleigh=kay kazimierz=kazik keith=kei kelly=kel kelvin=kel kendra=ken,kenny kenneth=ken,kenny,kenn kevin=kev
        khadija=khadijah kimball=kim kimberly=kim,kimberley,kimmy kirsten=kirsty,kirstie konstantin=kostya
        konstantinos=kostas,costas,dinos,kostis kristen=kris kristian=kris kristin=kris
        kristina=kris,tina,krissy,stina,kicki kristopher=kris,kit krystyna=krysia krzysztof=krzys,krzysiek,chris
        kwame=kwa lachlan=lachie lars=lasse laura=laurie,lori,lolly,lora,laurel lauren=laurie,ren
        laurence=larry,laurie,lawrie,lars,loz,lorenzo laverne=verna lavinia=vinnie
        lawrence=larry,laurie,lawrie,lon,lorry,lars leah=lea leander=lee leo=leon
        leonard=len,lenny,leo,lennie,leon,leonardo leonidas=leon,leo leonora=nora,lee,nell leopold=leo,poldi
        leroy=roy,lee lesley=les,lee leslie=les,lee lester=les leticia=lettie,tish,letty
        letitia=lettie,tish,letty,titia lewis=lew,louis,lou lilian=lily,lil lillian=lily,lil,lillie,lilly,lilian
        linda=lin,lindy,lyn lindsay=lin,lindsey lionel=leo lisa=liz,elizabeth llewellyn=lyn,lew lloyd=loy lois=lo
        lorenzo=renzo,loren,larry loretta=lori,etta,retta,lorrie lorraine=lori,rainey,lorrie
        louis=lou,louie,lewis,luis,ludwig louisa=lou,louie,lulu louise=lou,lulu,louie lucas=luke,lukas,luc,lukasz
        lucille=lucy,lou,lu lucinda=cindy,lucy,lu lucretia=lu,crease lucy=lu,luce,lucie,lucia luigi=gigi,gino
        luis=lucho,luisito luke=lucas,luc luther=lu lydia=lyddy lynette=lyn,netta lynn=lyn,lin lyudmila=lyuda,mila
        maartje=mart mabel=may,mab,mae maciej=maciek mackenzie=kenzie,mac madeleine=maddie,maddy,lena
        madeline=maddie,maddy,lena,lina,madeleine madison=maddie magdalena=maggie,lena,magda magnus=mange maire=mary
        mairead=margaret maite=teresa malcolm=mal,malc,calum malgorzata=gosia,malgosia mallory=mal mandy=amanda
        manpreet=mani manuel=manny,manolo manuela=manoli,lola marcella=marcy,marci marcin=marcinek
        marcus=mark,marc,markus
        margaret=maggie,meg,peggy,peg,marge,madge,margie,mag,greta,maggy,daisy,meggie,rita,margo,margot,maisie,megan,\
        mamie,margarita,gosia,malgorzata,margarete,gretchen,marguerite,molly
        margareta=greta,maggan margarete=grete,gretel,marga margery=marge,madge,margie
        marguerite=margo,rita,peggy,daisy maria=mary,marie,mia,mimi,ria,maja,marysia,maryla,mania,masha,marusya
        marian=mary,may marianne=mary,anne,ann maribel=mary marie=mary,maria,mimi marilyn=mary,lyn marion=mary
        marissa=rissa marjorie=marge,margie,madge,jorie mark=marc,marcus,marco marlene=marly,lena marsha=marcie
        martha=marty,mattie,pat,patsy,marta martin=marty,mart,marcin martina=tina marvin=marv
        mary=molly,polly,may,mae,mamie,maria,marie,minnie,mimi,moll,mitzi,maire,mar mateusz=mati
        matilda=tilly,tillie,mattie,maud,tilda matthew=matt,matty,mat,mateusz,matteo,matthias,mateo,thys
        matthias=matt,thys,matze,hias maureen=mo,maura,reenie maurice=mo,morris,maury,moe,morrie maximilian=max,maxi
        maxine=max,maxie maxwell=max mckenzie=kenzie,mac megan=meg,meggie melanie=mel,mellie melinda=mel,linda,lindy
        melissa=mel,missy,lissa,lisa melody=mel melvin=mel mercedes=mercy,sadie,merche meredith=merry mervyn=merv
        micah=mike michael=mike,mick,mickey,mikey,micky,mitch,miguel,michal,mischa,misha,micah,michel,mickie
        michaela=mickey,kayla,mickie,kay michal=michas,mike michelle=shelly,mickey,chelle,shell miguel=miki,mike
        mikaela=mickey,kayla mikhail=misha,michael mildred=millie,milly millicent=millie,milly minerva=minnie,nerva
        miranda=mandy,randy,mira miriam=mim,mimi,mitzi,mary mitchell=mitch
        mohammed=mo,mohamed,muhammad,mohammad,md,muhammed,mohamad,mehmet moira=mo monika=monia montague=monty
        montgomery=monty,gomer montserrat=montse mordecai=mort morris=mo,maurice mortimer=mort,morty moses=mo,mose,moe
        mustafa=musti myron=ron myrtle=myrt nadezhda=nadia,nadya nancy=nan,ann,nance naomi=nomi napoleon=nap,leon
        natalia=natasha,nat,talia,tasha,nata natalie=nat,nattie,tally natasha=tasha,nat,tash nathan=nat,nate
        nathaniel=nat,nate,nathan,natty,than neal=neil nelson=nels neville=nev niamh=neve
        nicholas=nick,nicky,nico,klaus,claus,nicolas,colin,nikolaus,niko,mikolaj,nik nicodemus=nick
        nicola=nicky,nikki,nic nicole=nicky,nikki,nic,cole nigel=nige nikolai=kolya,nicholas nikolaos=nikos,nick
        noel=no nora=norah,nonie,eleanor norman=norm obadiah=obed,obie octavia=tavia oisin=osh olga=olya olive=ollie
        oliver=ollie,olly,noll olivia=liv,livvy,ollie,livia,libby oluwafemi=femi oluwaseun=seun oluwatobi=tobi
        oriana=ori oscar=ossie oswald=ozzy,oz,ossie,waldo owen=owie padraig=patrick,paddy,podge pamela=pam,pammy
        panagiotis=panos,takis parker=parke patience=pat,patty patricia=pat,patty,trish,tricia,patsy,trisha,pattie
        patrick=pat,paddy,rick,patsy,padraig paul=pauly,paulie,pablo,paolo,pawel paula=polly,lina
        pauline=polly,paula,lina pavel=pasha,paul pawel=pawelek,paul penelope=penny,pen percival=percy percy=percival
        peregrine=perry peter=pete,pedro,piotr,pierre,petey petronella=nell,petra philip=phil,pip,phillip,felipe,felip
        philippa=pip,pippa,phil philippe=phil phillip=phil,pip philomena=mena phoebe=fee phyllis=phyl,lissie
        pieter=piet pietro=piero pilar=pili piotr=piotrek,peter priscilla=cilla,prissy,cis prudence=prue,pru
        quentin=quent rachel=rach,rae,rachael rafael=rafa rajendra=raj rajesh=raj ralph=rafe,raff ramon=moncho
        ramona=mona randall=randy,rand,randal randolph=randy,dolph,rafe raphael=rafe,raff,ralph,rafael raymond=ray
        rebecca=becky,becca,beck,bex regina=gina,reggie,ray reginald=reg,reggie,rex,naldo renate=nati
        reuben=rube,ben,rubin rhoda=rodie ricardo=rick,ricky,richard
        richard=rick,dick,richie,ricky,rich,rickie,dickie,ricardo,ryszard,riccardo,ritchie,hick
        robert=bob,rob,bobby,robbie,bert,robin,bobbie,rab,roberto,dob,robby,rupert roberta=bobbie,robbie,bert,bobby
        roberto=beto,tito robin=rob roderick=rod,roddy,rick rodney=rod,roddy roger=rog,rodge,hodge roisin=rose
        roland=rollo,rolly,lanny,orlando ronald=ron,ronnie,ronny rosabel=rosa,belle rosalie=rose,rosa
        rosalind=ros,linda,roz,rosie,lindy rosamund=roz,rose,ros rosanna=rose,anna,rosie rosario=charo,rosa
        rose=rosie,rosa roseanne=rose,ann,rosie rosemary=rose,rosie,mary,romy rosetta=rose,etta rowena=ro
        roxanne=roxy,rox,anne ruairi=rory rudolph=rudy,dolph,rolf,rolph,rudolf,rollo rufus=rufe rupert=rupe
        russell=russ,rusty ruth=ruthie ryan=ry ryszard=rysiek,richard sabina=bina sabrina=brina sadie=sarah,sara
        salome=sally salvatore=toto,turi samantha=sam,sammy,mantha samson=sam samuel=sam,sammy sandra=sandy,alexandra
        sanjay=san santiago=santi,chago,yago,diego sarah=sally,sadie,sal,sara savannah=sav,anna scott=scotty
        seamus=james,jim sebastian=seb,bastian,baz,sebas selina=lina serena=rena sergei=seryozha,serge seymour=see
        shannon=shan sharon=shaz,shari,sharron shaun=sean,shawn sheila=shay shelby=shel sheldon=shelly
        sheridan=dan,danny shirley=shirl,lee,sherry sidney=sid,syd,sydney sigmund=sig silvester=sly,vester,sylvester
        simon=si,sim,simeon simone=mona sinead=jane siobhan=shiv soledad=sole solomon=sol,solly,saul
        sophia=sophie,sofia,soph,sofie,zosia sophie=soph,sophia sophronia=sophie spyridon=spyros stacey=stacy
        stanislaw=staszek,stan,stach stanley=stan stella=estelle stephanie=steph,steffie,stevie,annie,stefanie
        stephen=steve,stevie,steven,stefan,steph,esteban,stephan,etienne,steffen steven=steve,stevie,stephen
        stewart=stu,stuart stuart=stu,stewart sullivan=sully summer=sum suresh=suri
        susan=sue,susie,suzy,susannah,suki,sukie,suzie susannah=sue,susie,susan,suzy,hannah,anna,susanna
        susanne=susi,sanne suzanne=sue,susie,suzy,zuzanna svetlana=sveta,lana sybil=sib sylvia=sylvie,syl
        tabitha=tabby tadeusz=tadek tadhg=tim tamara=tammy,mara tanner=tan tanya=tan tatiana=tanya,tania
        terence=terry,terrence teresa=terry,tess,tracy,resa,tessa,terri,theresa,tere,maite,terenia thaddeus=thad,tad
        thelma=thel theodora=dora,theo theodore=ted,theo,teddy,tad theodoros=thodoris theophilus=theo
        theresa=terry,tess,tracy,tessie,terri,tessa,resa,teresa thomas=tom,tommy,thom,massey,tomasz,tomas,tam,tommie
        tiffany=tiff timothy=tim,timmy tobias=toby,tobe,bias tomasz=tomek,tom tracy=trace trevor=trev trinity=trin
        tristan=tris tyler=ty tyrone=ty ulrich=uli uriah=uri ursula=ursie,uschi,ulla valentina=val,tina valentine=val
        valerie=val vanessa=nessa,van vasileios=vasilis,bill vera=veronica vernon=vern
        veronica=ronnie,vera,nicky,ronny,roni veronique=vero vicente=chente victor=vic,vick,vito
        victoria=vicky,tori,vic,vikki,vicki,vickie,toria vikram=vik,vicky vincent=vin,vince,vinny,vinnie,vincenzo,vic
        vincenzo=enzo viola=vi violet=vi virgil=virge virginia=ginny,ginger,virgie,gina,jinny vivian=viv vivienne=viv
        vladimir=volodya,vova,vlad waldo=ozzy wallace=wally,wal walter=walt,wally,wat,walther wanda=wendy warren=ren
        washington=wash wendy=wen wesley=wes wilber=will,bert wilbur=will,bill,willie wilfred=fred,will,wilf
        wilhelmina=mina,wilma,minnie,billie,willa,mena,elma wilhelmus=wim willem=wim
        william=bill,will,billy,willy,liam,willie,wilhelm,willem,guillermo,guillaume,wiliam,gwilym willis=will,bill
        winfield=win winifred=winnie,freda,fred,freddie,win winston=win winton=wint wojciech=wojtek wolfgang=wolf
        woodrow=woody xavier=xavi yolanda=yola yuri=yura yusuf=yousef,yousuf,yousaf,joseph,youssef yvonne=von,vonnie
        zachariah=zach,zack,zac,zachary zachary=zach,zack,zac zbigniew=zbyszek zebulon=zeb zedekiah=zed zoe=zo
        zofia=zosia zuzanna=zuzia
        """
}
