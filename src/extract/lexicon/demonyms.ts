// Why it exists: "the Ukrainian government", "Kyiv" and "European leaders" name somebody's side; this says whose.

/** `names` are other names of the country, `seats` other words for its government; `regions` are the adjectives of regions that hold it. */
export type Row = {
  readonly country: string
  readonly names: readonly string[]
  readonly demonyms: readonly string[]
  readonly capital: string
  readonly seats: readonly string[]
  readonly regions: readonly string[]
}

// country, other names | demonyms (plurals in -s are added) | capital | seats of power, older capitals' names | regions
const TABLE = `
Afghanistan|Afghan|Kabul||Asian,South Asian
Albania|Albanian|Tirana||European,Balkan,Western
Algeria|Algerian|Algiers|El Mouradia|African,Arab,North African
Andorra|Andorran|Andorra la Vella||European
Angola|Angolan|Luanda||African
Antigua and Barbuda|Antiguan|St John's||Caribbean
Argentina|Argentine,Argentinian,Argentinean|Buenos Aires|Casa Rosada|Latin American,South American
Armenia|Armenian|Yerevan||European,Caucasian
Australia|Australian,Aussie|Canberra||Western,Pacific
Austria|Austrian|Vienna|Ballhausplatz|European,Western
Azerbaijan|Azerbaijani,Azeri|Baku||Caucasian
Bahamas|Bahamian|Nassau||Caribbean
Bahrain|Bahraini|Manama||Asian,Arab,Gulf,Middle Eastern
Bangladesh|Bangladeshi|Dhaka||Asian,South Asian
Barbados|Barbadian|Bridgetown||Caribbean
Belarus|Belarusian,Belarussian|Minsk||European
Belgium|Belgian|Brussels||European,Western
Belize|Belizean|Belmopan||Central American
Benin|Beninese|Porto-Novo|Cotonou|African,West African
Bhutan|Bhutanese|Thimphu||Asian,South Asian
Bolivia|Bolivian|La Paz|Sucre|Latin American,South American
Bosnia and Herzegovina,Bosnia,Bosnia-Herzegovina|Bosnian|Sarajevo||European,Balkan
Botswana|Botswanan,Motswana,Batswana|Gaborone||African,Southern African
Brazil|Brazilian|Brasilia|Planalto,Itamaraty,Brasília|Latin American,South American
Brunei|Bruneian|Bandar Seri Begawan||Asian,Southeast Asian
Bulgaria|Bulgarian|Sofia||European,Balkan
Burkina Faso|Burkinabe,Burkinabé|Ouagadougou||African,West African
Burundi|Burundian|Gitega|Bujumbura|African,East African
Cambodia|Cambodian,Khmer|Phnom Penh||Asian,Southeast Asian
Cameroon|Cameroonian|Yaounde|Yaoundé|African,Central African
Canada|Canadian|Ottawa|Rideau Hall,Parliament Hill|Western,North American
Cape Verde,Cabo Verde|Cape Verdean|Praia||African,West African
Central African Republic||Bangui||African
Chad|Chadian|N'Djamena||African
Chile|Chilean|Santiago|La Moneda|Latin American,South American
China,People's Republic of China,PRC|Chinese|Beijing|Zhongnanhai,Peking|Asian,East Asian
Colombia|Colombian|Bogota|Bogotá|Latin American,South American
Comoros|Comorian|Moroni||African
Costa Rica|Costa Rican|San Jose|San José|Latin American,Central American
Croatia|Croatian,Croat|Zagreb||European,Balkan
Cuba|Cuban|Havana||Latin American,Caribbean
Cyprus|Cypriot|Nicosia||European
Czech Republic,Czechia|Czech|Prague||European
Democratic Republic of Congo,Democratic Republic of the Congo,DR Congo,DRC,Congo|Congolese|Kinshasa||African,Central African
Denmark|Danish,Dane|Copenhagen|Christiansborg|European,Nordic,Western,Scandinavian
Djibouti|Djiboutian|Djibouti City||African
Dominica||Roseau||Caribbean
Dominican Republic|Dominican|Santo Domingo||Latin American,Caribbean
East Timor,Timor-Leste|Timorese,East Timorese|Dili||Asian,Southeast Asian
Ecuador|Ecuadorian,Ecuadorean|Quito|Carondelet|Latin American,South American
Egypt|Egyptian|Cairo||African,Arab,North African,Middle Eastern
El Salvador|Salvadoran,Salvadorian|San Salvador||Latin American,Central American
Equatorial Guinea|Equatorial Guinean,Equatoguinean|Malabo||African
Eritrea|Eritrean|Asmara||African
Estonia|Estonian|Tallinn||European,Baltic
Eswatini,Swaziland|Swazi|Mbabane||African
Ethiopia|Ethiopian|Addis Ababa||African,East African
Fiji|Fijian|Suva||Pacific
Finland|Finnish,Finn|Helsinki||European,Nordic,Western
France|French,Frenchman,Frenchwoman|Paris|Elysee,Élysée,Elysee Palace,Élysée Palace,Matignon,Quai d'Orsay|European,Western
Gabon|Gabonese|Libreville||African,Central African
Gambia,The Gambia|Gambian|Banjul||African,West African
Georgia|Georgian|Tbilisi||Caucasian
Germany|German|Berlin|Bundestag,Chancellery|European,Western
Ghana|Ghanaian|Accra|Jubilee House|African,West African
Greece|Greek|Athens|Maximos Mansion|European
Grenada|Grenadian|St George's||Caribbean
Guatemala|Guatemalan|Guatemala City||Latin American,Central American
Guinea|Guinean|Conakry||African,West African
Guinea-Bissau|Bissau-Guinean|Bissau||African,West African
Guyana|Guyanese|Georgetown||South American,Caribbean
Haiti|Haitian|Port-au-Prince||Caribbean,Latin American
Honduras|Honduran|Tegucigalpa||Latin American,Central American
Hong Kong|Hong Konger,Hongkonger|||Asian
Hungary|Hungarian|Budapest||European
Iceland|Icelandic,Icelander|Reykjavik|Reykjavík|European,Nordic
India|Indian|New Delhi|Delhi,Rashtrapati Bhavan,South Block|Asian,South Asian
Indonesia|Indonesian|Jakarta|Merdeka Palace|Asian,Southeast Asian
Iran,Islamic Republic of Iran|Iranian|Tehran|Teheran|Asian,Middle Eastern
Iraq|Iraqi|Baghdad||Asian,Arab,Middle Eastern
Ireland|Irish,Irishman|Dublin|Leinster House|European,Western
Israel|Israeli|Jerusalem|Knesset|Middle Eastern
Italy|Italian|Rome|Palazzo Chigi,Quirinale|European,Western
Ivory Coast,Côte d'Ivoire,Cote d'Ivoire|Ivorian|Yamoussoukro|Abidjan|African,West African
Jamaica|Jamaican|Kingston||Caribbean
Japan|Japanese|Tokyo|Kantei|Asian,East Asian
Jordan|Jordanian|Amman||Asian,Arab,Middle Eastern
Kazakhstan|Kazakh,Kazakhstani|Astana|Akorda,Nur-Sultan|Asian,Central Asian
Kenya|Kenyan|Nairobi||African,East African
Kiribati||Tarawa||Pacific
Kosovo|Kosovar,Kosovan|Pristina||European,Balkan
Kuwait|Kuwaiti|Kuwait City||Asian,Arab,Gulf,Middle Eastern
Kyrgyzstan|Kyrgyz|Bishkek||Asian,Central Asian
Laos|Laotian,Lao|Vientiane||Asian,Southeast Asian
Latvia|Latvian|Riga||European,Baltic
Lebanon|Lebanese|Beirut|Baabda|Asian,Arab,Middle Eastern
Lesotho|Basotho|Maseru||African
Liberia|Liberian|Monrovia||African,West African
Libya|Libyan|Tripoli||African,Arab,North African
Liechtenstein||Vaduz||European
Lithuania|Lithuanian|Vilnius||European,Baltic
Luxembourg|Luxembourgish|||European,Western
Macau,Macao|Macanese|||Asian
Madagascar|Malagasy|Antananarivo||African
Malawi|Malawian|Lilongwe||African
Malaysia|Malaysian|Kuala Lumpur|Putrajaya|Asian,Southeast Asian
Maldives|Maldivian|Male||Asian,South Asian
Mali|Malian|Bamako||African,West African
Malta|Maltese|Valletta||European
Marshall Islands|Marshallese|Majuro||Pacific
Mauritania|Mauritanian|Nouakchott||African,Arab
Mauritius|Mauritian|Port Louis||African
Mexico|Mexican|Mexico City|Los Pinos|Latin American,North American
Micronesia|Micronesian|Palikir||Pacific
Moldova|Moldovan|Chisinau||European
Monaco|Monegasque|||European
Mongolia|Mongolian|Ulaanbaatar|Ulan Bator|Asian
Montenegro|Montenegrin|Podgorica||European,Balkan
Morocco|Moroccan|Rabat||African,Arab,North African
Mozambique|Mozambican|Maputo||African
Myanmar,Burma|Burmese|Naypyidaw|Naypyitaw|Asian,Southeast Asian
Namibia|Namibian|Windhoek||African
Nauru|Nauruan|Yaren||Pacific
Nepal|Nepali,Nepalese|Kathmandu|Singha Durbar|Asian,South Asian
Netherlands,Holland|Dutch,Dutchman|Amsterdam|Binnenhof,The Hague|European,Western
New Zealand|New Zealander,Kiwi|Wellington|Beehive|Western,Pacific
Nicaragua|Nicaraguan|Managua||Latin American,Central American
Niger|Nigerien|Niamey||African,West African
Nigeria|Nigerian|Abuja|Aso Rock,Aso Villa|African,West African
North Korea,DPRK|North Korean|Pyongyang||Asian,East Asian
North Macedonia,Macedonia|Macedonian,North Macedonian|Skopje||European,Balkan
Norway|Norwegian|Oslo|Storting|European,Nordic,Western,Scandinavian
Oman|Omani|Muscat||Asian,Arab,Gulf,Middle Eastern
Pakistan|Pakistani|Islamabad|Rawalpindi|Asian,South Asian
Palau|Palauan|Ngerulmud||Pacific
Palestine,Palestinian Authority|Palestinian|Ramallah||Arab,Middle Eastern
Panama|Panamanian|Panama City||Latin American,Central American
Papua New Guinea,PNG|Papua New Guinean|Port Moresby||Pacific
Paraguay|Paraguayan|Asuncion|Asunción|Latin American,South American
Peru|Peruvian|Lima||Latin American,South American
Philippines|Philippine,Filipino,Filipina|Manila|Malacañang,Malacanang,Malacañang Palace|Asian,Southeast Asian
Poland|Polish,Pole|Warsaw||European
Portugal|Portuguese|Lisbon||European,Western
Puerto Rico|Puerto Rican|San Juan||Caribbean
Qatar|Qatari|Doha||Asian,Arab,Gulf,Middle Eastern
Republic of Congo,Congo-Brazzaville||Brazzaville||African
Romania|Romanian|Bucharest|Cotroceni|European
Russia,Russian Federation|Russian|Moscow|Kremlin|European
Rwanda|Rwandan|Kigali||African,East African
Samoa|Samoan|Apia||Pacific
San Marino|||| European
Saudi Arabia|Saudi,Saudi Arabian|Riyadh|Royal Court|Asian,Arab,Gulf,Middle Eastern
Senegal|Senegalese|Dakar||African,West African
Serbia|Serbian,Serb|Belgrade||European,Balkan
Seychelles|Seychellois|Victoria||African
Sierra Leone|Sierra Leonean|Freetown||African,West African
Singapore|Singaporean||Istana|Asian,Southeast Asian
Slovakia|Slovak,Slovakian|Bratislava||European
Slovenia|Slovenian,Slovene|Ljubljana||European
Solomon Islands|Solomon Islander|Honiara||Pacific
Somalia|Somali,Somalian|Mogadishu|Villa Somalia|African,East African,Arab
Somaliland||Hargeisa||African
South Africa|South African|Pretoria|Union Buildings,Cape Town|African,Southern African
South Korea,Republic of Korea,Korea|South Korean,Korean|Seoul|Blue House|Asian,East Asian
South Sudan|South Sudanese|Juba||African,East African
Spain|Spanish,Spaniard|Madrid|Moncloa|European,Western
Sri Lanka|Sri Lankan|Colombo|Temple Trees|Asian,South Asian
St Kitts and Nevis|Kittitian|Basseterre||Caribbean
St Lucia,Saint Lucia|St Lucian,Saint Lucian|Castries||Caribbean
St Vincent and the Grenadines|Vincentian|Kingstown||Caribbean
Sudan|Sudanese|Khartoum||African,Arab
Suriname|Surinamese|Paramaribo||South American
Sweden|Swedish,Swede|Stockholm|Rosenbad|European,Nordic,Western,Scandinavian
Switzerland|Swiss|Bern|Berne|European,Western
Syria|Syrian|Damascus||Asian,Arab,Middle Eastern
Taiwan|Taiwanese|Taipei||Asian,East Asian
Tajikistan|Tajik|Dushanbe||Asian,Central Asian
Tanzania|Tanzanian|Dodoma|Dar es Salaam|African,East African
Thailand|Thai|Bangkok|Government House|Asian,Southeast Asian
Tibet|Tibetan|Lhasa||Asian
Togo|Togolese|Lome|Lomé|African,West African
Tonga|Tongan|Nuku'alofa||Pacific
Trinidad and Tobago,Trinidad|Trinidadian|Port of Spain||Caribbean
Tunisia|Tunisian|Tunis|Carthage|African,Arab,North African
Turkey,Türkiye,Turkiye|Turkish,Turk|Ankara|Bestepe|European,Middle Eastern
Turkmenistan|Turkmen|Ashgabat||Asian,Central Asian
Tuvalu|Tuvaluan|Funafuti||Pacific
Uganda|Ugandan|Kampala||African,East African
Ukraine|Ukrainian|Kyiv|Kiev,Bankova,Verkhovna Rada|European
United Arab Emirates,UAE|Emirati|Abu Dhabi||Asian,Arab,Gulf,Middle Eastern
United Kingdom,UK,U.K.,Britain,Great Britain|British,Briton|London|Downing Street,No 10,No. 10,Number 10,Whitehall,Westminster,Buckingham Palace|European,Western
England|English|||European
Scotland|Scottish,Scot|Edinburgh|Holyrood,Bute House|European
Wales|Welsh|Cardiff|Senedd|European
Northern Ireland|Northern Irish|Belfast|Stormont|European
United States,US,U.S.,USA,U.S.A.,America,United States of America|American|Washington|White House,Pentagon,Capitol Hill,Oval Office,Foggy Bottom,State Department|Western,North American
Uruguay|Uruguayan|Montevideo||Latin American,South American
Uzbekistan|Uzbek|Tashkent||Asian,Central Asian
Vanuatu|Ni-Vanuatu|Port Vila||Pacific
Vatican,Holy See,Vatican City|||Vatican,Holy See,Apostolic Palace|European
Venezuela|Venezuelan|Caracas|Miraflores,Miraflores Palace|Latin American,South American
Vietnam|Vietnamese|Hanoi||Asian,Southeast Asian
Western Sahara|Sahrawi|Laayoune||African
Yemen|Yemeni|Sanaa|Sana'a|Asian,Arab,Middle Eastern
Zambia|Zambian|Lusaka||African,Southern African
Zimbabwe|Zimbabwean|Harare|State House|African,Southern African
European Union,EU,E.U.||| Berlaymont,European Commission,European Council|European
`

export const COUNTRIES: readonly Row[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [names = '', demonyms = '', capital = '', seats = '', regions = ''] = line
      .split('|')
      .map((part) => part.trim())
    const [country = '', ...others] = names.split(',')
    return { country, names: others, demonyms: list(demonyms), capital, seats: list(seats), regions: list(regions) }
  })

function list(text: string): readonly string[] {
  return text === '' ? [] : text.split(',')
}

/** Adjectives of regions: 'European', 'Latin American'. */
export const REGIONS: ReadonlySet<string> = new Set(COUNTRIES.flatMap((row) => row.regions))

const DEMONYMS = new Map<string, Row>()
const PLACES = new Map<string, Row>()
const SEATS = new Map<string, Row>()
for (const row of COUNTRIES) {
  for (const word of row.demonyms) {
    DEMONYMS.set(word, row)
    if (!/(?:ish|ese|ch|sh|ss|s|man)$/.test(word)) DEMONYMS.set(`${word}s`, row)
  }
  for (const word of [row.country, ...row.names, row.capital])
    if (word !== '' && !PLACES.has(word)) PLACES.set(word, row)
  for (const word of row.seats) SEATS.set(word, row)
}

/**
 * The country that a word stands for: its name, a demonym, its capital, a seat of power. Case counts; a word of
 * several parts is joined by one space, without 'the'. Null for anything else, also for regions ('European').
 */
export function countryOf(word: string): Row | null {
  return PLACES.get(word) ?? DEMONYMS.get(word) ?? SEATS.get(word) ?? null
}

/** Whether the word says of what nation or region somebody or something is. */
export function isDemonym(word: string): boolean {
  return DEMONYMS.has(word) || REGIONS.has(word)
}

/** Whether the word names a country or a capital. */
export function isCountryOrCapital(word: string): boolean {
  return PLACES.has(word)
}

/** Whether the word stands for a government by its building. */
export function isSeat(word: string): boolean {
  return SEATS.has(word)
}
