// Why it exists: a common family name at the end of a run of capitals says that a person is named.

/** Common family names of the world, from general knowledge. ASCII, lower case; ordinary English words left out. */
export const SURNAMES: ReadonlySet<string> = new Set(
  `
  smith jones taylor williams davies evans thomas roberts johnson lewis walker robinson wright thompson hughes edwards green hall wood harris
  martin jackson clarke clark turner hill cooper morris ward moore king watson baker harrison morgan patel allen anderson mitchell phillips
  campbell parker bennett carter collins adams murphy kelly ryan sullivan walsh obrien byrne doyle kennedy lynch murray quinn gallagher
  miller wilson davis rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres flores rivera gomez diaz reyes cruz morales
  ortiz gutierrez chavez ramos ruiz alvarez mendoza vasquez castillo jimenez moreno romero herrera medina aguilar garza vargas guzman mendez
  munoz salazar garcia soto vega delgado pena rios sandoval contreras guerrero rojas acosta molina silva santos oliveira souza pereira lima
  ferreira costa rodrigues almeida nascimento carvalho araujo ribeiro fernandes gomes martins rocha alves monteiro mendes barbosa cardoso
  fernandez valdez cabrera navarro dominguez ramos blanco suarez castro ortega rubio marin sanz nunez iglesias cortes guerra cano prieto
  castillo quispe mamani huaman espinoza fuentes carrasco sepulveda tapia valenzuela figueroa bravo maldonado paredes cordero villanueva
  bautista aquino mercado pascual santiago ocampo salonga dela-cruz tolentino manalo macaraeg bernardo
  murray reid stewart macdonald ross grant hamilton graham fraser ferguson gordon wallace burns douglas russell simpson
  nelson carlson peterson larson hansen jensen nielsen pedersen andersen christensen olsen johansen eriksen karlsson johansson nilsson eriksson
  persson svensson gustafsson lindberg lindgren lundqvist virtanen korhonen nieminen makinen
  muller mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch richter klein wolf schroeder neumann schwarz
  zimmermann braun krueger hartmann lange krause lehmann kaiser fuchs vogel huber gruber steiner moser
  dubois durand leroy moreau laurent lefebvre michel bertrand roux fournier girard bonnet lambert fontaine rousseau mercier blanc
  rossi russo ferrari bianchi romano colombo ricci marino greco conti esposito deluca costa giordano mancini rizzo lombardi moretti
  jansen bakker visser smit meijer mulder bos vos peeters maes willems claes goossens wouters
  nowak kowalski wojcik kaminski lewandowski zielinski szymanski wozniak dabrowski novak svoboda dvorak novotny horvath kovacs szabo toth nagy
  varga kiss molnar nemeth popescu ionescu popa radu dumitru stan ivanov petrov sidorov smirnov kuznetsov popov sokolov volkov lebedev morozov
  novikov pavlov fedorov orlov melnyk shevchenko kovalenko bondarenko boyko tkachenko kravchenko koval horvat jovanovic petrovic nikolic
  papadopoulos georgiou yilmaz kaya demir celik sahin yildiz aydin ozturk arslan dogan kilic aslan cetin kara koc kurt
  khan ahmed ali hussain hossain islam rahman uddin chowdhury begum akter khatun miah sarkar das roy ghosh mukherjee banerjee chatterjee sen
  dutta bose mondal mandal biswas singh kumar sharma verma gupta yadav mishra tiwari pandey dubey shukla joshi desai shah mehta parekh jain
  agarwal agrawal bansal goyal kapoor khanna malhotra chopra bhatia sethi arora reddy rao naidu iyer iyengar nair menon pillai varma kulkarni
  deshmukh patil jadhav pawar shinde gandhi nehru modi thakur chauhan rathore rajput choudhary fernando perera silva bandara jayasuriya wickramasinghe
  gunawardena dissanayake karunaratne jayawardena mendis thapa gurung shrestha tamang rai magar adhikari karki khadka bhandari
  butt malik chaudhry sheikh qureshi siddiqui ansari bhatti awan mirza baig syed hashmi abbasi gilani bukhari raza rizvi naqvi jafri dar wani lone bhat mir
  al-rashid al-saud al-thani al-sabah al-nahyan al-maktoum hassan hussein ibrahim mohammed mahmoud mustafa abdullah khalil saleh nasser mansour haddad
  khoury saad salem aziz hamdan najjar sabbagh shami masri hariri barakat darwish qasim jaber suleiman osman othman yusuf bello musa abubakar sani
  garba lawal danjuma okafor okeke okonkwo eze nwosu nwachukwu obi okoro onyeka adeyemi adebayo adeleke ogunleye oladipo balogun afolabi akinola
  bakare ojo olaniyan effiong bassey ekpo mensah owusu boateng asante osei appiah amoah addo agyeman antwi acheampong ofori amankwah darko frimpong
  sarpong nkrumah quaye tetteh lamptey diallo ba sow barry bah camara conde toure keita traore coulibaly diarra sissoko kone ouattara kouassi konan
  yao diop ndiaye fall faye gueye sarr cisse diouf mbaye seck ndoye sane mane ouedraogo sawadogo kabore compaore zongo mbeki dlamini nkosi ndlovu
  zulu khumalo mkhize sithole mthembu buthelezi cele zondo ngcobo shabalala radebe tshabalala mokoena molefe moloi mabuza maseko mahlangu botha
  pretorius venter nel coetzee steyn fourie kruger vanwyk moyo ncube sibanda mpofu mutasa chikwanda phiri banda mwale tembo lungu zimba chirwa kamanga
  mwansa mulenga musonda kapwepwe mwangi kamau kariuki njoroge kimani wanjiru waweru maina karanga otieno odhiambo ochieng onyango okoth owino odinga
  kiprono rotich cheruiyot koech bett langat korir kosgei mutua musyoka wafula barasa wekesa simiyu juma mushi massawe mollel kimaro tesfaye
  bekele haile gebre kebede alemu tadesse abebe girma wolde desta negash mohamud farah warsame abdi hersi mugisha byaruhanga okello opio ocen
  nsengiyumva uwimana habimana niyonzima ndayishimiye nkurunziza mutombo kabila tshibanda ilunga kasongo mukendi
  tanaka suzuki takahashi watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu
  yamazaki mori abe ikeda hashimoto ishikawa yamashita ogawa ishii hasegawa goto okada kondo maeda fujita endo aoki sakamoto murakami ota
  fukuda nishimura fujii miura okamoto matsuda nakajima nakano harada ono tamura takeuchi kaneko wada nakayama ishida ueda morita
  santoso wijaya kusuma hidayat nugroho setiawan susanto gunawan hartono siregar nasution simanjuntak situmorang lubis pangaribuan siahaan
  ismail abdullah razak hamzah zakaria aziz hashim salleh daud yusof mahmood osman ariffin
  cohen levy mizrahi peretz friedman biton dahan azoulay katz goldberg rosenberg shapiro
  hosseini ahmadi mohammadi rezaei karimi moradi jafari rahimi sadeghi hashemi mousavi akbari ghasemi tehrani
  petrosyan sargsyan hakobyan grigoryan aliyev mammadov huseynov hasanov guliyev nazarbayev akhmetov karimov rahimov
  `
    .trim()
    .split(/\s+/),
)
