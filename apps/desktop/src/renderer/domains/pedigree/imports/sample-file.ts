import type { PedigreeFile } from './use-send-file.ts'

/** An invented family over five generations, with the mistakes that real lists have. */
const SAMPLE = `Reg no;Name;Father;Mother;Sex;Born;Breed;Colour
B-001;Old Sam;;;m;1998-04-02;Beagle;tricolour
B-002;Eve of Meadowbrook;;;f;1999;Beagle;lemon
B-003;Thor;;;m;2000-11-20;Beagle;tricolour
B-004;Hazel;unknown;unknown;f;2001-02-14;Beagle;tricolour
B-005;Rex of Meadowbrook;B-001;B-002;m;2003-05-09;Beagle;tricolour
B-006;Luna of Meadowbrook;B-001;B-002;f;2003-05-09;Beagle;lemon
B-007;Odin;B-003;B-004;m;2004-08-30;Beagle;tricolour
B-008;Nala;B-003;B-002;f;2004-01-17;Beagle;lemon
B-009;Bruno;B-005;B-008;m;2007-06-21;Beagle;tricolour
B-010;Freya;B-007;B-006;f;2008-03-03;Beagle;tricolour
B-011;Pippa;B-009;B-010;f;2011-09-12;Beagle;lemon
B-012;Max;B-009;B-010;m;2011-09-12;Beagle;tricolour
B-013;Cleo;B-012;B-006;f;2002-05-05;Beagle;tricolour
B-014;Rufus;B-012;B-011;m;2014-07-07;Beagle;lemon
B-015;Amber;B-015;B-011;f;2015-10-10;Beagle;tricolour
B-016;Bella;B-014;B-013;f;2018-04-18;Beagle;tricolour
`

/** The sample as a file, for whoever wants to look around first. */
export function sampleFile(): PedigreeFile {
  return { name: 'invented-beagles.csv', content: new Blob([SAMPLE], { type: 'text/csv' }) }
}
