import type { Toeval } from './toeval.ts'

/** Names that go together. Surnames may begin with a voorvoegsel, set apart by a vertical bar. */
interface Namenlijst {
  readonly aandeel: number
  readonly mannen: string
  readonly vrouwen: string
  readonly geslachtsnamen: string
}

// Made up by hand from common names, so that pages meet prefixes, double names and letters beyond ASCII.
const lijsten: readonly Namenlijst[] = [
  {
    aandeel: 0.5,
    mannen:
      'Bas Bart Chiel Daan Dennis Dirk Erik Ferdinand Gerard Hendrik Jeroen Joost Jürgen Kees Lars Marcel Michael Niels Patrick René Richard Robert Ruud Sander Stefan Thijs Wesley Willem',
    vrouwen: 'Anouk Chantal Danique Esmée Femke Ingrid Kim Linda Marloes Sabine Wendy Zoë',
    geslachtsnamen:
      "Appelboom Bakhuis Brandsma Dekkers Egberts Goudsmit Hoekstra Jansma Keijzer Kuipers Meijerink Molenkamp Olthof Postma Roelofs Schaapveld Scholten Veldhuizen Wagenaar Zandstra van|Aalderen van|Dongen van|Rooijen de|Bruijn de|Wild de|Ruiter van-den|Heuvel van-der|Meulen van-der|Plas ten|Brinke ter|Horst op-den|Kamp in-'t|Veld van-'t|Hoff Vermeer-Coenen",
  },
  {
    aandeel: 0.13,
    mannen:
      'Achraf Anouar Bilal Farid Hamza Ilias Karim Mohamed Mounir Nabil Rachid Soufiane Youssef Zakaria',
    vrouwen: 'Fatiha Hanane Ikram Loubna Naïma Samira',
    geslachtsnamen:
      'Achahbar Amrani Azzouzi Benaïssa Bouzid Chaoui Haddaoui Idrissi Kaddouri Lamrini Ouali Tahiri el|Bakkali el|Fassi ait|Brahim',
  },
  {
    aandeel: 0.08,
    mannen: 'Ahmet Barış Cem Emre Gökhan Hüseyin İbrahim Kaan Mehmet Murat Özgür Süleyman Volkan',
    vrouwen: 'Ayşe Elif Gülay Hatice Şeyma Zeynep',
    geslachtsnamen: 'Aydoğan Çelik Demirtaş Güneş Karadağ Koçak Öztürk Polat Şimşek Toprak Uçar Yıldırım',
  },
  {
    aandeel: 0.15,
    mannen:
      'Ashwin Clyde Delano Dwight Errol Furgell Gerwin Jairzinho Jermaine Kenneth Ramon Raymondo Sherwin Shivan Vinod Winston',
    vrouwen: 'Chaïnaly Gracia Mavis Rosita Shanti Sherylin',
    geslachtsnamen:
      'Antersijn Bihari Cijntje Croes Doekhie Girigori Kromodimedjo Lichtveld Martis Mohan Pinas Ramcharan Rosaria Sambo Statia Vrede Winklaar Wong-A-Soy',
  },
  {
    aandeel: 0.08,
    mannen: 'Andrzej Bogdan Grzegorz Ionuț Krzysztof Łukasz Marek Paweł Plamen Răzvan Tomasz Zoltán',
    vrouwen: 'Agnieszka Małgorzata Iwona Snežana',
    geslachtsnamen:
      'Bălan Dąbek Gołębiewski Ivanov Kováč Król Mureșan Nowiński Petković Rusu Stępień Wójcicki Žukauskas',
  },
  {
    aandeel: 0.06,
    mannen: 'Abdirahman Ali Amanuel Dawit Gonçalo Hoang João Khalil Kwame Mahmoud Mustafa Omar Tesfay Wei',
    vrouwen: 'Amina Hodan Lúcia Selam',
    geslachtsnamen:
      'Abubakar Al-Hamdan Asante Barzani Gebremariam Gonçalves Haji Kidane Mensah Nguyên Osman Sesay Tavares Zhou dos|Santos da|Cruz',
  },
]

const woorden = (tekst: string) => tekst.split(' ')
const gelezen = lijsten.map((lijst) => ({
  aandeel: lijst.aandeel,
  mannen: woorden(lijst.mannen),
  vrouwen: woorden(lijst.vrouwen),
  geslachtsnamen: woorden(lijst.geslachtsnamen).map(leesGeslachtsnaam),
}))

function leesGeslachtsnaam(tekst: string) {
  const [voor, na] = tekst.split('|')
  return { voorvoegsel: na === undefined ? null : (voor ?? '').replaceAll('-', ' '), naam: na ?? tekst }
}

/** A name as the source knows it. */
export interface Naam {
  readonly geslachtsnaam: string
  readonly voorvoegsel: string | null
  readonly voornamen: string
}

/** A made-up name: a surname and one to three first names that could belong together. */
export function maakNaam(toeval: Toeval, vrouw: boolean): Naam {
  const lijst = kiesLijst(toeval.fractie())
  const { naam, voorvoegsel } = toeval.kies(lijst.geslachtsnamen)
  const aantal = toeval.kans(0.6) ? 1 : toeval.geheel(2, 3)
  const voornamen = Array.from({ length: aantal }, () => toeval.kies(vrouw ? lijst.vrouwen : lijst.mannen))
  return { geslachtsnaam: naam, voorvoegsel, voornamen: [...new Set(voornamen)].join(' ') }
}

function kiesLijst(fractie: number): (typeof gelezen)[number] {
  let tot = 0
  const lijst = gelezen.find(({ aandeel }) => {
    tot += aandeel
    return fractie < tot
  })
  // The shares come to one; what rounding leaves over goes to the last list.
  const gekozen = lijst ?? gelezen.at(-1)
  if (gekozen === undefined) throw new RangeError('There are no names')
  return gekozen
}
