// Why it exists: a common given name at the head of a run of capitals says that a person is named.

/** Common given names of the world, from general knowledge; no list of anybody in the news. ASCII, lower case. */
export const FORENAMES: ReadonlySet<string> = new Set(
  `
  aaron abby abel abigail abraham adam adele adrian adriana agnes aidan aileen alan alana albert alec alejandra alejandro alex alexa alexander
  alexandra alexandre alexei alexis alfonso alfred alfredo alice alicia alina alison alistair allan allen allison alma alvaro alvin alyssa
  amanda amber amelia amos amy ana anastasia anders andre andrea andreas andrei andres andrew andrey andrzej andy angel angela angelica
  angelina angelo angie angus anita ann anna annabel anne annette annie anthony antoine anton antonia antonio april archie ariana arlene
  armando arnold arthur arturo ashley astrid audrey august austin ava barbara barney barry bart beatrice beatriz becky belinda ben
  benedict benjamin bernadette bernard bernardo bernie bert bertha beth bethany betsy betty beverly bianca bill billy blake bob bobby bonnie
  boris brad bradley brandon brenda brendan brent brett brian bridget brittany brooke bruce bruno bryan byron caitlin caleb calvin cameron
  camilla camille candice carl carla carlo carlos carmen carol carole carolina caroline carolyn carrie casey cassandra catherine cathy cecil
  cecilia cedric celia celine cesar chad charlene charles charlie charlotte chelsea cheryl chloe chris christian christina christine
  christoph christophe christopher chuck cindy claire clara clarence clark claude claudia claudio clayton clement cliff clifford clint clive
  clyde cody colin colleen connie connor conrad constance cora corey cornelius courtney craig cristian cristiano cristina crystal curtis
  cynthia cyril daisy dale damian damien dan dana daniel daniela danielle danny daphne darlene darrell darren dave david dawn dean deborah
  debbie debra deirdre delia denis denise dennis derek desmond diana diane dianne dick diego dieter dimitri dimitrios dina dirk dmitri dmitry
  dolores dominic dominik dominique don donald donna dora doreen doris dorothy doug douglas duncan dustin dwayne dwight dylan earl ed eddie
  edgar edith edmund eduardo edward edwin eileen elaine eleanor elena eli elias elijah elisa elisabeth elise elizabeth ella ellen elliot
  elliott elsa elvis emanuel emil emilia emilio emily emma emmanuel enrico enrique eric erica erich erik erika erin ernest ernesto esteban
  esther ethan eugene eva evan evelyn ewan fabian fabio federico felicia felicity felipe felix ferdinand fernanda fernando fidel fiona
  flora florence floyd francesca francesco francis francisco franco francois frank frankie franklin franz fred freddie frederic frederick
  frederik friedrich fritz gabriel gabriela gabriele gail gareth garry gary gavin gemma gene geoff geoffrey george georges georgia georgina
  gerald geraldine gerard gerardo gerhard gertrude giancarlo gilbert gilberto gillian gina ginger giorgia giorgio giovanni giulia giuseppe
  gladys glen glenda glenn gloria gonzalo gordon grace graeme graham grant greg gregor gregory greta guido guillermo gunther gus gustav
  gustavo guy gwen hannah hans harold harriet harris harrison harry harvey hazel heather hector heidi helen helena helene helga helmut henri
  henrik henry herbert herman hilary hilda holly hope horst howard hubert hugh hugo humberto ian ida ignacio igor ilya imogen ines ingrid
  inna irene irina iris irma irving isaac isabel isabella isabelle isaiah ismael ivan ivana ivy jack jackie jackson jacob jacqueline jacques
  jaime jake james jamie jan jana jane janet janice jared jasmine jason jasper javier jay jean jeanette jeanne jeff jeffrey jen jennifer jenny
  jens jeremiah jeremy jerome jerry jesse jessica jesus jill jim jimmy jo joachim joan joana joanna joanne joao joaquin jochen jodie joe joel
  johan johann johanna johannes john johnny johnson jon jonah jonas jonathan jordan jorge jose josef josefina joseph josephine josh joshua
  josie joy joyce juan juana judith judy julia julian juliana julie julien juliet julio julius june jurgen justin justine karen karim karin
  karl karla kate katherine kathleen kathryn kathy katie katja katrina kay keith kelly kelvin ken kendra kenneth kenny kerry kevin kieran
  kim kimberly kirk kirsten kirsty klaus konrad konstantin krista kristen kristian kristin kristina kurt kyle lana lance lars laura lauren
  laurence laurent laurie lawrence leah lee leila leo leon leonard leonardo leonid leopold leroy leslie lester leticia lewis liam libby lilian
  lillian lily linda lindsay lionel lisa liz lloyd lois lola lorena lorenzo loretta lori lorna lorraine lou louis louisa louise lourdes luc luca
  lucas lucia luciano lucille lucy ludwig luis luisa luiz lukas luke luther lydia lyle lynda lynn mabel mack madeleine madison mae magdalena
  maggie magnus malcolm mandy manfred manuel manuela mara marc marcel marcela marcelo marcia marco marcos marcus margaret margarita margot
  maria mariana marianne marie marilyn marina mario marion marisa marisol marjorie mark marko marlene marta martha martin martina marvin mary
  mateo mathew mathias mathieu matilda matt matteo matthew matthias maura maureen maurice mauricio max maxim maximilian maxine maya megan mel
  melanie melinda melissa melvin mercedes meredith mervyn mia michael michaela michel michele michelle mick miguel mikael mike mikhail milan
  mildred miles millie milos milton mimi miranda miriam mitch mitchell moira molly mona monica monika monique moses muriel myra nadia nadine
  nancy naomi natalia natalie natasha nathan nathaniel neil nelson nestor neville niall nicholas nick nicola nicolas nicole nigel nikita
  nikolai nikos nils nina noah noel noelle nora norah norma norman octavio olaf oleg oleksandr oleksiy olga oliver olivia olivier omar orlando
  oscar osvaldo otto owen pablo paddy pam pamela paola paolo pascal pat patrice patricia patrick patsy patti paul paula paulina pauline paulo
  pavel pearl pedro peggy penelope penny percy perry pete peter petr petra petro phil philip philippa philippe phillip phoebe phyllis pierre
  piers piotr polly priscilla queenie quentin rachel rafael rafaela ralf ralph ramon ramona randall randy raquel raul ray raymond rebecca reggie
  regina reginald reinhard rene renee ricardo rich richard rick ricky rita rob robert roberta roberto robin robyn rocio rod roderick rodney
  rodolfo rodrigo roger rogelio roland rolf roman romeo ron ronald ronaldo ronnie rory rosa rosalind rosanna rose rosemary rosie ross roxanne
  roy ruben ruby rudolf rudolph rudy rufus rupert russ russell ruth ryan sabine sabrina sally salvador salvatore sam samantha sammy samuel
  sandra sandy santiago sara sarah sasha saul scott sean sebastian sergei sergey sergio seth shane shannon sharon shaun shawn sheila shelley
  sherry shirley sid sidney siegfried silvia simon simone slobodan sofia solomon sonia sonja sophia sophie stacey stan stanislav stanley
  stefan stefanie stefano stella stephan stephanie stephen steve steven stewart stuart sue susan susana susanne susie suzanne sven svetlana
  sybil sylvia sylvie tamara tammy tania tanya tara tatiana ted terence teresa teri terry tess thelma theo theodor theodore theresa therese
  thomas tiffany tim timothy tina tobias toby todd tom tomas tommy toni tony tracey tracy travis trevor tristan troy tyler ulrich ulrike uma
  ursula vadim valentin valentina valeria valerie vanessa vaclav vera vernon veronica veronika vic vicki vicky victor victoria vijay viktor
  vince vincent vincenzo viola violet virginia vitali vitaly vivian vivien vlad vladimir volodymyr walter wanda warren wayne wendy werner
  wesley wilfred wilhelm willem william willie wilma winifred winston wolfgang xavier yana yasmin yolanda yuri yves yvonne zach zachary
  zbigniew zoe zoran
  abbas abd abdallah abdel abdelaziz abdelkader abdi abdirahman abdo abdoul abdoulaye abdul abdulaziz abdulla abdullah abdullahi abdulrahman
  abdurrahman abu adel adnan ahmad ahmadou ahmed aisha ali alhassan aliyu amal amina amine amir ammar amr anas anwar arif asad asma assad
  ayman aziz badr bakr basem bashar bashir bassam bilal bilkis boubacar essam fadi fahad fahd faisal farah fares farid farouk fatima fatma
  fatou fawzi fayez ghassan habib hadi hafez hala hamad hamdan hamid hamza hani hanan hasan hashim hassan hatem haytham hesham hicham hisham
  hossein houda husain hussain hussam hussein ibrahim ibrahima idris imad imran iqbal isa ismail issa iyad jaber jafar jalal jamal jamil
  javed jawad kamal kamel kassim khadija khaled khalid khalifa khalil lamia latif layla lina maha mahdi mahmoud mahmud majed majid malik
  mamadou mansour mansoor mariam marwan maryam masoud mehdi mehmet mohamad mohamed mohammad mohammed mohamud mohsen moncef mostafa mousa
  moussa muammar muhammad muhammadu mukhtar munir murad musa mustafa mustapha nabil nader nadir naguib naim najib nasir nasser nawaf nawaz nayef
  nizar noor noura nour omar osama osman othman ousmane qasim rabia rachid rafiq rahim rahman rami ramzi rana rania rashad rashid rauf reza riad
  riyad saad sabah saddam sadiq saeed safa said saif saleh salem salim salma salman salwa sameh samer samir samira sana saud sayed
  shahid shakil sharif souleymane suleiman sulaiman sultan suraya tahir talal tamer tamim tarek tareq tariq tawfiq umar usman wafa waleed walid wael
  waheed yahya yasser yassin younes younis yousef youssef yusuf zahra zainab zaid zakaria zaki zayed zeinab ziad
  aarav abhishek aditya ajay ajit akash akhilesh akshay alok amar amit amitabh amrita anand anil anirudh anita anjali ankit anuj anup anupam
  anuradha aparna arjun aruna arun arvind asha ashish ashok ashwin atal avinash babu balaji bala bharat bhupendra brij chandra chandrika deepa
  deepak deepika dev devendra dilip dinesh divya ganesh gaurav gautam geeta girish gita gopal govind gurpreet hardeep hari harish harsh hemant indira
  jagdish jairam jaya jayant jyoti kailash kalpana kamala kapil karan kavita kiran kishore krishna kumar lakshmi lal lalit lata madhav madhu
  mahendra mahesh mahinda maithripala manish manmohan manoj meena meera mohan mohit mukesh mukul murali nagendra namrata nandini narayan narendra
  naresh naveen navin neha nikhil nilesh nirmala nisha nitin nitish padma pankaj parvati pavan pawan piyush pooja prabhakar prabhu pradeep prakash
  pramod pranab prasad prasanna prashant pratap praveen pravin prem priya priyanka pushpa radha raghav raghu rahul raj raja rajan rajeev rajendra
  rajesh rajiv rajnath raju rakesh ram rama raman ramesh ranil ranjan ranjit rashmi ravi ravindra rekha rina ritu rohan rohit roshan sachin
  sandeep sangeeta sanjay sanjeev santosh sarath sarita satish satya saurabh savita seema shakti shankar shanti sharad shashi shekhar shikha shiv shivraj
  shobha shreya shyam siddharth sita smriti sneha sonia sourav sridhar subhash subramanian sudha sudhir sujata suman sumit sunil sunita suraj surendra
  suresh sushil sushma swati tarun tushar uday uddhav ujjwal umesh usha vandana varun vasudev veena venkat venkatesh vidya vijaya vikas vikram
  vimal vinay vineet vinod vipin viraj virendra vishal vishnu vivek yash yogendra yogesh yogi sheikh khaleda md mohd syed rafiqul nazrul shafiqul
  anisul kamrul obaidul mirza asif zulfiqar shehbaz bilawal benazir pervez pervaiz parvez shahbaz shah fawad ishaq jahangir kamran nadeem naeem naveed saqib
  sajid shafqat shahzad sohail tanvir usama yasir zafar zahid zeeshan arshad atif ayesha faiza fazal hina humayun junaid mehwish mubashir nasreen rukhsana
  adebayo adekunle ade adewale akin amaka ayo ayodele babajide babatunde bola bolaji bukola chidi chidinma chika chimamanda chinedu
  chinwe chioma chukwuemeka ebuka efe ekene emeka enyinnaya femi folake funke gbenga godswill godwin goodluck ifeanyi ifeoma ikechukwu ike jide
  kayode kelechi kemi kingsley kunle lanre ngozi nkechi nkem nnamdi nneka nonso nyesom obi obinna odion ogechi okechukwu olamide olayinka olu olufemi
  olusegun oluwaseun onyeka rotimi segun seun seyi simi sola sunday tayo temitope tobi tolu tope tunde uche uchenna ugochukwu umaru wale wole
  yemi yewande yinka abena abla adjoa adwoa afia afua akosua akua akwasi ama amma baffour efua ekow esi kofi kojo kwabena kwadwo kwaku kwame kwasi
  kwesi kweku nii nana yaa yaw achieng akinyi anyang atieno awino barasa chege chelimo cheptoo eliud jomo juma kamau karanga kariuki kinyanjui kioko
  kipchoge kipkemboi kiprotich kiraitu kithure maina moraa muthoni mutua mwai mwangi najib ndung'u njeri njoroge nyambura ochieng odhiambo okoth omondi
  onyango otieno raila uhuru wafula wairimu wambui wangari wanjiru wanjiku waweru jakaya joyce samia yoweri kizza bobi paul agathe
  haile abiy birtukan girma hailemariam meles mengistu mulatu tadesse tedros tesfaye yohannes selam bekele dawit kebede lemma
  andile ayanda bheki blade bongani busisiwe cyril fikile gwede jabu jabulani jacob kgalema kgosi lebo lebogang lerato lindiwe lungile
  lwazi mandla mangosuthu mbali mmusi mondli mpho musa naledi nandi nhlanhla nkosazana nomvula nonhlanhla ntombi nthabiseng palesa phumzile pravin refilwe
  sbu sibusiso sifiso siphiwe sipho sizwe solly supra tebogo thabo thandeka thando themba thembi thuli tito tumelo unathi vuyo vusi
  xolani zandile zanele zinhle zizi zodwa zola emmerson farai grace itai kudzai morgan nelson obert rutendo sibongile tafadzwa tapiwa
  tatenda tawanda tendai tinashe tsitsi yvonne hakainde edgar chilufya mulenga mwila lazarus felix joaquim jose filipe amadou cheick cheikh
  seydou modibo moctar oumar salif sekou aminata awa fanta kadiatou djibril idrissa blaise alassane laurent guillaume henri konan ousmane macky abdou
  adama babacar mame khady ndeye oumou paulin faustin thierry celestin dieudonne aime pascaline
  akihiro akiko akio akira asuka atsushi ayako ayumi chie chiyo daisuke eiji emi etsuko fumiko fumio goro hanae haruhiko haruka haruki hayato hideki
  hideo hikaru hiroki hiroko hiromi hiroshi hiroyuki hisashi ichiro isamu jiro jun junichi junichiro junko kaori katsuya kazuko kazuo kazuya keiko keiji
  kei ken kenichi kenji kenta kenzo koichi koji kota kumiko kyoko makoto mariko masaaki masahiro masako masaki masao masaru masashi masato mayumi
  megumi michiko mieko miho mika miki minoru mitsuo miyuki motoko naoki naoko naomi naoto natsuki noboru nobuo noriko norio osamu reiko ren rie
  riku rui ryo ryota ryuichi sachiko sadako sakura satoko satomi satoru satoshi seiji seiko shigeo shigeru shin shingo shinichi shinji shinzo shiro
  shoichi shoji shota shun shunichi sumiko susumu tadashi taichi takahiro takako takao takashi takayuki takeo takeshi takuya taro tatsuya tetsuo
  tetsuya tomohiro tomoko tomomi toru toshiaki toshihiro toshiko toshio tsutomu tsuyoshi yasuhiro yasuko yasuo yoko yoshihide yoshihiko yoshihiro
  yoshiko yoshio yui yuichi yuka yukari yuki yukiko yukio yuko yumi yumiko yuriko yusuke yuta yutaka
  anh binh cuong dung duc duy hai hanh hien hoa hoang hong huong huy khanh lan linh loan mai minh nam nga ngoc nhung phuc phuong quang quoc son tam
  thanh thao thi thu thuy tien tran trang trung tuan tung tuyen van viet vinh aung htun khin kyaw maung min myint nay nyan ohn phyo sandar soe suu thein
  thura tin win ye zaw agus arief bambang budi dewi dian dwi eko endang fitri gusti hadi hendra indra iwan joko ketut lestari made megawati ningsih nyoman
  prabowo putu putra putri rizal rudi sari setya siti sri sukma susilo teguh tri wahyu wayan yanti yudi ismail anwar azmin khairuddin mahathir
  muhyiddin najib nurul rafizi rosmah syed tengku wan zahid zaleha anutin apirat chadchart chuan prayuth somchai somsak surachai suthep  
  yingluck arturo benigno bongbong corazon ferdinand gloria imelda isko jejomar jojo jose leni manny nonoy panfilo rodrigo vicente
  aleksandar aleksandr aleksei alena aliaksandr alyona anatoly andriy arkady arseniy artem artur bogdan bohdan bojan boyko branko daria denys dejan
  dmytro dragan ekaterina elvira evgeny evgenia fyodor gennady georgi georgy gleb goran grigory hryhoriy ihor ilham irakli iryna ivo jaroslaw jerzy
  kaja kateryna kirill krzysztof ksenia kyrylo lech leszek lidia lyudmila maciej maia maksim maksym marek maria marija marian mariusz mateusz mihai milorad
  milan mikheil mykhailo mykola nadezhda natalya nataliya nikol nikola nino oksana oleh olena ondrej pavlo petar rostyslav ruslan rustam salome serhiy
  serhii sergiy stanislaw stepan svitlana taras tomasz valery valeriy vasily vasyl viacheslav viktoria vitaliy vladislav vladyslav vojtech volha vuk
  vyacheslav wojciech yaroslav yevgeny yevhen yulia yuliya yury zlatko zuzana zurab ivica jadranka kolinda zdravko borut janez ludovit andrej robert
  viktor gyorgy istvan janos jozsef laszlo peter sandor zoltan katalin judit agnes balazs gabor adonis alexis antonis costas dimitris giannis
  kyriakos kostas nikos panos prokopis stavros vangelis yanis yannis ahmet aykut bekir berat bulent devlet ekrem emine erdal fahrettin fatih fikret hakan
  hulusi ibrahim kemal mansur mevlut meral mesut murat mustafa necmettin numan omer orhan ozgur recep suleyman tayyip tuncay umit yilmaz zeki
  ali ebrahim farhad firouz golnaz hassan hossein jafar javad kaveh kazem kian leila mahmoud majid mehran mohsen mojtaba morteza nasrin niloufar parisa
  qasem roya ruhollah sadegh saeed shirin sina soraya taraneh ashraf gul gulbuddin hamdullah hamid karim sirajuddin zabihullah zalmay amrullah
  avi avigdor ayelet benny binyamin benjamin dov ehud eitan ezer gadi gideon golda haim ilan itamar itzhak merav miri moshe naftali nir ofer ron
  shimon shlomo tamar tzipi uri yair yehuda yitzhak yoav yossi zeev ze'ev
  aino anneli antti eero esko heikki ilkka jari juha jukka jussi kaisa kari katri kimmo lauri marja matti mikko paavo pekka petteri riikka sanna sauli
  tarja timo tuomas ville agneta anders ann-marie annika asa bengt birgitta bjorn bo carin carl-gustav ebba fredrik goran gunnar gustaf hakan hanna
  ingvar jens jonas kerstin kjell lars-erik lena leif linnea maj margareta mats mikael mona ola olof orjan par per pia rickard sigrid stefan stig sten
  sture tage tommy torbjorn tove ulf ulla ake erna espen gro haakon ingrid jan-egil jonas kare kjersti marit odd ole oystein siv solveig stein terje thorbjorn
  trygve anker caspar frank helle inger jesper kristine lene lokke mette morten niels pernille poul rasmus soren troels bjarni halla katrin olafur vigdis
  annegret armin bodo boris christian cem claus cornelia doris dorothee egon frauke gerd gesine gunter guenther hannelore hans-dietrich heiko helge horst
  jorg jens joschka jutta katrin karl-theodor lothar manuela markus norbert olaf oskar peer philipp renate robert roland rudiger sabine sahra sigmar
  svenja thilo tino uschi uwe volker wolf annalena aart bas diederik dirk frans geert gert gijs hanneke jeroen jesse joop kajsa klaas lilian maarten mark
  marijn pim pieter rutger ruud sander sigrid sjoerd sybrand thierry wim wopke wouter anne-marie bart didier elio guy herman joelle
  jean-claude jean-luc jean-marc jean-pierre jean-yves paul-henri maxime alain arnaud aurore baptiste benoit brigitte bruno cedric clementine edouard elodie
  emmanuelle eric fabien fabrice florian florent frederique gerald gilles guillaume herve jerome juliette lea ludovic marine marlene mathilde maxence nicolas
  olivier patrice quentin regis remi romain sandrine segolene severine stephane sylvain thibault valery veronique xavier yannick
  adolfo alberto alessandra alessandro alvaro amparo ana-maria andres angeles antonella arancha arnaldo augusto begona benito blanca camila candela
  carlota carme carolina casimiro cayetana celso clara concepcion consuelo cristobal daniel david delfina dolores eduardo elvira emiliano encarnacion
  enzo estela eva fabiana facundo fatima fausto felipe fermin florencia francisca gael gaston genaro german gerson gilda giselle gonzalo graciela gregorio
  guadalupe gustavo hernan hernando hipolito horacio hugo ignazio inaki inmaculada isabel isidro ivan jacinto jair jairo jennifer joan joaquin jonatan
  josep juanita julieta kenia laureano lautaro lazaro leandro leonel leopoldo lina lucio luciana luz macarena magali manolo marcelino marcial mariano
  maricela mariela marilu maritza martin matias mauro maximo mayra melchor micaela mirta moises monserrat natividad nayib nelida nicolas nilda noelia norberto
  octavia ofelia oriol oswaldo pamela pascual patricio paz pia pilar rafaela ramiro raul reinaldo remedios renato rigoberto rocio rolando rosario
  rosalia salvador samuel sebastian silvio sixto soledad susana tabare tomas trinidad ulises urbano valentin vicenta victoria virgilio wilfredo ximena yolanda
  zulema aecio aloizio anderson antonio arthur caio ciro dilma edson fernando flavio geraldo gilmar gleisi guilherme henrique jair joao joaquim
  luiz marina michel paulo renan rodrigo rosangela sergio simone thiago tiago vinicius wilson
  aung ban daw lhamo tenzin dolma pema sonam tashi ugyen jigme bhim bidya pushpa sher madhav baburam sujata
  jacinda bill christopher winston helen chlöe marama tama te hone pita rawiri kiri peni peeni aiyaz feleti   
  hillary kamala nikki ted mikey marsha sonia elena clarence
  desire celine ange anicet marius lassina bertin raymond-marie ernestine honore
  jayden kayla mason logan aiden hunter skyler taylor morgan jordan cameron riley avery quinn reese
 ludovick tundu zitto freeman augustine jestina ernest julius maada fatmata haja isatou yahya ousainou jainaba lamin ebrima
  `
    .trim()
    .split(/\s+/),
)

/** Given names that are ordinary words or places too: alone they say little. Lower case. */
export const WEAK_FORENAMES: ReadonlySet<string> = new Set(
  `
  adele amber angel april art august aurora austin bill bishop blanca brook brooke cameron carmen carolina casey chad chance charity chase cherry chip
  christian china clay cliff constance crystal daisy dale dallas dawn dean dick don drew duke earl eden eve faith faye fern flora florence
  forest frank gene georgia ginger glen grace grant guadalupe guy hai hazel heather holly hope houston hunter iris israel ivy jack jade jasmine jay jersey jesus
  joan jordan joy june kim lance laurel lily linh lime lima lin love mai madison major mali mark mason max may mercedes milan miles mercy morgan
  norm noble nova olive paris pat paz pearl penny pilar pierce poppy prince queen quinn rama raja ram ray regina rich rob robin rocky roman rosario rose rosemary ruby rusty
  rama sandy santiago shah shanti shiva sierra sky sol soledad son star stella sterling summer sultan sun sunday sydney tai taylor terra thi trinidad trinity 
  marine van venice victor victoria vienna viola violet virginia wade ward win wolf young kota java india asia america africa europe amman doha malik lal
  devi desire blade precious gift innocent blessing patience prudence goodluck godwin sunny sabah salem medina aziza yogi guru baba mama papa
  `
    .trim()
    .split(/\s+/),
)

/** Family names that stand first in Chinese and Korean names (Vietnamese ones too), as written in English. Lower case. */
export const FAMILY_FIRST: ReadonlySet<string> = new Set(
  `
  ahn an au bae baek ban bang byun cai cao chae chai chan chang chau chen cheng cheong cheuk cheung chew chi chia chin chiu cho choe choi chong chou chow choy
  chu chua chun chung dai deng ding doan dong du duan fan fang feng fok fu fung gao geng gong goh gu guo ha hahm ham han hang hao he heo heung ho hon hong
  hou hsia hsieh hsu hu hua huang hui hung huynh hwang im jang jeon jeong ji jia jiang jin jo joo jung kam kang ke kim ko koh kong koo kou ku kuan kuk kung kuo
  kwak kwan kwok kwon lai lam lan lau law le lee lei leong leung li liang liao lien lim lin ling liu lo loh loo lou low lu lui luk lum luo ly ma mak man mao
  mei meng min mo mok moon na nam nan ng ngai ngo nguyen nie ning noh oh on ong ooi ou pae pak pan pang park pei peng pham phan phung poon qi qian qiao qin qiu qu
  quach rao ren rhee roh rong ryoo ryu seo seok shao she shen sheng shi shih shim shin shum si sim siu so sohn son song soo su suh sun sung sze szeto tai tam tan tang
  tao teng teo teoh tian tien ting to tong tran truong tsai tsang tse tseng tso tsui tu tung wai wan wang wei wen weng won wong woo wu xi xia xiang xiao xie xin xing
  xiong xu xue yam yan yang yao yau ye yeh yen yeo yeoh yeon yep yeung yi yim yin yip yiu yoo yoon you yu yuan yue yuen yun yung zeng zha zhai zhan zhang zhao
  zheng zhong zhou zhu zhuang zhuo zou zuo vo vu ngo dinh dao duong mai
  `
    .trim()
    .split(/\s+/),
)

/** Endings that family names have and few other words. */
export const SURNAME_ENDING =
  /(?:[a-z]{2,}(?:ski|sky|skiy|skyi|skyy|skyj|ska|skaya|enko|chuk|vich|wicz|vic|ovic|evic|ova|eva|ov|ev|ko|yan|ian|idze|shvili|adze|opoulos|akis|idis|oglu|zade|nejad|pour|sson|ssen|sen|quist|strom|berg|stein|mann|bauer|feld|ez|inho|eiro|ucci|etti|elli|ini|ijk|stra|wala|singh|swamy|murthy|tunga|sinha|nathan|puram|wardene|singhe|kumara)|mc[a-z]{3,}|mac[a-z]{4,}|o'[a-z]{3,})$/
