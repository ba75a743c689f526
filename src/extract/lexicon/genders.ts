// Why it exists: "she" is not Tom: given names of one sex, as far as they are that nearly everywhere.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Given names of women. ASCII, lower case; none that men bear too. */
export const WOMEN: ReadonlySet<string> = words(`
  abigail adriana agnes alejandra alexandra alice alicia alison amanda amelia amy anastasia angela angelina anita anna annabel anne
  annette astrid audrey barbara beatrice beatriz becky bella bernadette beth betty bianca brenda bridget carla carmen caroline catherine
  cathy cecilia charlotte chiara chloe christina christine cindy claire clara claudia cristina cynthia daniela daphne debbie deborah
  diana diane dolores donna doris dorothy edith eileen elaine eleanor elena elisabeth elizabeth ella ellen elsa emily emma erika esther eva
  fatima felicity fernanda fiona florence francesca gabriela georgina gillian giorgia giulia gloria greta hanna hannah harriet heather
  heidi helen helena helene helga hilda ingrid irene irina isabel isabella isabelle jane janet jennifer jenny jessica joanna josephine
  judith julia juliana julie kate katherine kathleen kathryn katja khadija kristina laura leila lena leticia linda lisa louise lucia lucy
  luisa margaret margarita maria mariam marianne marie marina marta martha martina mary melanie melissa mercedes michelle miriam monica
  nancy natalia natalie natasha nina nora olga olivia pamela patricia paula pauline penelope petra philippa rachel rebecca rita rosa rose
  ruth samantha sandra sara sarah sharon sheila silvia sofia sonia sophia sophie stephanie susan susanna svetlana sylvia tamara tatiana
  teresa theresa tina ursula valentina valerie vanessa vera veronica victoria virginia viviane wendy yulia yvonne zainab zoe awa aisha
`)

/** Given names of men. ASCII, lower case; none that women bear too. */
export const MEN: ReadonlySet<string> = words(`
  aaron abdul abdullah abraham adam adrian ahmed alan albert alejandro alexander alexei alfred anders andrew andrzej anthony
  antonio arnold arthur barry ben benedict benjamin bernard bill bob boris brad brendan brian bruce bruno carl carlos cesar charles
  christoph christopher clive colin craig daniel dave david dennis derek diego dieter dmitri dmitry donald douglas duncan eduardo edward
  edwin emmanuel enrico eric erik ernest ethan eugene fabian felix ferdinand fernando francesco francisco frank fred frederick friedrich
  gareth gary gavin geoffrey george gerald gerard giovanni giuseppe gordon graham greg gregory guillermo gustavo hans harold harry hassan
  hector heinrich henri henry herbert howard hugh hugo hussein ian ibrahim ignacio igor isaac ivan ivo jack jacob jacques jake james jason
  javier jeff jeffrey jeremy jerome jim joachim johannes john jonathan jorge jose joseph joshua juan julio karim karl keith kenneth kevin
  klaus konrad konstantin lars lawrence leo leonard leonid lewis liam louis luis lukas luke malcolm manuel marco marcus mario mark markus
  martin matthew max michael miguel mike mikhail mohamed mohammed muhammad mustafa neil nicholas nick nicolas nigel nikolai oleg oliver
  omar oscar otto owen pablo patrick paul pavel pedro peter philip pierre rafael ralph ramon raymond ricardo richard robert roberto roger
  roland ronald roy rudolf russell samuel scott sebastian sergei sergey simon stanley stefan stephen steve steven stuart ted theodore
  thomas tim timothy tom tony victor viktor vincent vladimir walter werner wilhelm william wolfgang yusuf
`)
