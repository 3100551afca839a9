import type { LinearJudge } from './linear-judge.ts'

/**
 * What the framing judges were learned on: 182 photos, cats of Oxford-IIIT Pet and dogs found on the web, each
 * cut into, turned, given a second animal and an obstacle at five strengths (ranking, as in RankIQA, Liu et
 * al. 2017; ridge regression within each photo). From training/extract-framing.ts and training/fit_framing.py; see weights/MODEL_CARD.md.
 */
export const FRAMING_JUDGES: {
  /** SHA-256 of the backbone whose features these weigh; with another they mean nothing. */
  readonly backbone: string
  readonly framing: LinearJudge
  readonly obstructed: LinearJudge
} = {
  backbone: '1dc4827fe57402fd071b02ef09e268b8e7960ef7536236503ca18d0cddb3994b',
  framing: {
    scale: 0.00184796817,
    bias: -1.75095,
    int8:
      'Guz/ATn8KAf1AfD7ABHFCQQpEOsRMhXeA90JC/kL8/0L+uwIDwH+EQD9FAEW+AwHDPnl6w4iCCgU3e7p+QwRAA4JCTr+Dd4C' +
      '7Q4J/e4PGsYGLfkGF+HmEBTr8wL+8AsNDBoQ9BkA+xP6+vsX9R3i7P70Cej3F/oW/vfz5AAPERkDEArxBREQ5xEbIAAACfkJ' +
      'FTr4DQsECho5+vj0DgUq8BH6F/gM6QP78yASGg8I3hAS8/TsGAn+CgsV+Pk/AhL9DhAOGvoDH/jt6C74FwHjA+P1+gLn+AJC' +
      '8xQQ6iAEbBIFBBAK/wkd/xv+Bhfz8vQFAr0dPe8CEw326fv3DCf0AAj89/8JABb+FAUZAwoe9QzsAjsVAg8HFQwS6+sTBAwU' +
      'Eu8F6twT3ycLJv0CBiwXAOoDCg8TJwT8Ef0GAQbh/ehC8DEYBeP49wIDAvUR5gwLKQP7AwgD9AX5D/gL+hMHAxAG9AUcCAIH' +
      'A/flEOH++/QCKf0dBAsF9QUt+goJ9QH54fQd9hoJDOT7BgYl+usrF/8D9RAK9CD2/QnW0gDSEQEIE+zyAQ0RBv0QBF34BQ0F' +
      'BPgHG/ImBfkiBAwR8wb7Ft8KAOYI/g4KEg/8F3/rExMHBBXqHvEPEf7oBwYI8QH7+zfivgsfKvoRAAoTBQf9FRL/5A0DKwv/' +
      '9wQJMfX8DA8OBfb1AC4N9Pz6/y4FIycA/QUp/BALERgC6vL1+QzmBPMDDeXzHSgx/Pn7B/MSJwkjJQUJBAT42ff6Evr9FBE1' +
      'BkYGGv0G8fwIDgoa/f8V1REHGvoJBv8M8O9O9/338gP3CPfn+vfz/esIEO8FDhcM+/0MHhoJFgkEGPfjBvDwDRHqAicAHR0M' +
      'DAgC+wozAQYbBg3NDvcE/hnoBQAB/f7yCuIHAAYBDQTO/goDI/IG9wL5AwzdEQgt/Q0GCQ3/BPwF/Ab+G+X+HUj/7Aj/IuIy' +
      '5f4VEQUUEA4ZAgUB5Qj4Be4C8foAUPwBEjXaCC7o6v4IHP0LCA/jAh7/BgZR7/QOB+v9IgsW9fYOCP8G+gv4Cu0NBQsM5wPr' +
      '8ftRIgcPBvT86z3++vkS/w0A/Q0NAesY/PcpCfYT8AoG/ioLGv0C//Y8CxEn/w8MF/v/G/n3Gg9MMgLpGPkW+BflFgUE4Rv/' +
      'Lf77Bv3+5fkNFBEOE/L7JwND+wsMMBIABiMGBA8K9/VEDwMU7BwG8vweBws9Ax4E7iYQ/xE2+/0AFQD++f0M8vHxBhsN9Rb6' +
      'Ae8GGd/y1PkJA+URHzb8B/QiCPQLIhkXC/kIAgkBKxUIBfcCDBj+ICIUIw/wAgwV+v3q49nx/vsT+g3+/v4NBQH4BAu7HfkC' +
      'LAAWChP0AAn+EgUR6PkNEwsHAhIy/UP5DPYX/Bn1+RX9Ef7d+wb3Mv4e3tgHJhsYAA8ODB4EGAoUAP/7+wjoDvL73BAcyjb5' +
      '8QT6/NUFIPhH6RgvGusc/QD9ABwY1hXrF/0QEAIKFO5M+Cj3IgDyGgnwDSEUAQT0DgQH7/cVBQgoAAQT5h35DPpO7Nv/AC//' +
      'FhQBK/8wDx8aDf346fjtB+U8BxsHBP0BCvLz/Bb8/PcL6/sHIQQFDegVABHzIeHRAPkT9v0l/SM7/wb+AAnv/f4c/ucVDwPn' +
      '9fEM9hL3BtUBD+YR+gv9MvQWIwoDCB31FwP5/fMU/SMUBSP1/g8dGCEnFgkvFDTo2hcHAOTYHxM=',
  },
  obstructed: {
    scale: 0.002880131,
    bias: -1.40941,
    int8:
      'CCTvJvbxHPoFCvMa8vwQ/xDy+vQTDSXy9P8N+PYvF/cq8ArnB/sb3PP/Mw8t5z4D5wMLDwMN/gIRAxDt9wsUIwEXKSv39fX1' +
      '8xkWBewEGQkpF/gDPs4EEx7pFA3j4vQs7BnX7/IXMfQD8f4o+Ef83vweFPj8JCfhGAQ5/Qn6C/7wCQTlERQTFQsjDPtGDRL2' +
      '6C0JBgELIiE16QDlCQ1dBfsXEgIQAhUA/uQSFfoR2/UFD/7vHPsAFAcW6PYJ6vf14NTp7hnqJAABDxz++AHo+NL47y32Egnr' +
      '7yb37xDNzi7zDgkB/hADGesA2C3j8wQKAg3/Lf4nDAL9AP4A9e/o9gH8B+wrEhD5yBIIMAUVAujeCyofLR/xCgP57P8PB/rz' +
      '7Rbi69jw9wsMFg/O7/L9M/7qLfoQAusRKAAI9gny5O3d2+8n4OYHAf8EAeT66fT5IvEQChoG+vwGJO0eExwLG/z79AMw/uz9' +
      '//4JFe3rB80VAgsl5ibp/OX8xu3/ACMABQgx8xwC/eQYEvQLCOYGHAX/Ee/zCwPvHwb4EPbcFvQEAuziIPEwJEMPDTMLCPQ1' +
      '7RPQJQrZ/hge+PP58u7y8vUDEhz2/vnmJxoB//PzD+0QAQD/LPP75wje9PXp/hwW6PjY9gMyHdUTAVv6/wsDCeQy4uwo/eoC' +
      '0gnuuPIGDhMEDQkWEQMJ9hokChkF8Mj3BfX2ABPaJw0H/xQPJd37DO4FDfzrFVr6Ch4V3BIENOf/GOQE1xgEGhv9AO0NC/nz' +
      '9ccOz/wK6RrsBAYuC0D13g4IJPv9Ifn/CfwoByEMB/LqzQr5AtQwFPUH+ffu9Aj0AM8GBN8fThr7H/PIEtfyBh/a6xYjJt4Q' +
      'Bvvv8REFAQwE8/IO9vr5ECTdCP/3+xkkExvh/fsaA/75/wf8EfodA/kQG0/tC/gUBgL2Cv4c6wXv/wz1JefpEzYA7yYN3vVA' +
      'Bf8iAxjzJRAJ5hIV/fEG7ugmDxjR1+wbATwJFuwUHAbkDggMKvoDDCTjCg8Y9/3x8PjhVfwX5+sYIAMK/vPg7uw+FgAN9RTq' +
      '6/9MPAEaDwj7Bx8J+Pv2+DsD3gIo9w0yGgNFBgoV1wHz+B8c+QXBDuvn6/Hm8/gJGx8Q/wIODOr3JB0DAOIhEhwLKO3vCCkS' +
      'f9TiE9zi6d/7CBr3/vsTDAA0HAQM7QHo+iwQACrw8gUZI/kR8Bz2EOgaFxkO90QDJNgCBe3f9/kH+x73IAfx4foDEAIC+0FG' +
      '+wIKLPUH1/cAB+AADQ3Y/gQkFvQF+ywLCgAc/CElBgcKGe30AP/mDAj4D/4J5A/fGwML3BX+6AYVDf/25ggO8SAv5w8D4fkg' +
      '+Pj8+PL0CgMTCgbt3f8A8Anz5gPJJCTw6e4lFN4P7xHzOf30BQwHMREX7Q/lGUYf4/nz8gfX0AIHOgPv3ATu8+cG6fcJ+0gC' +
      'DA8B/ff4OAFf7fD63ukg+/cR/TY48B3o3gbrMAYOHe/x7hb71wj17AkOI/MH+vD4GAgE0+8uGhYaDhQT5C0T9OMP6Az0IDH3' +
      'BwT8MwQx/NXzE/gW0yHpGeA4+R3uAgoL7hz2FPgfExkA3/0gD/gfABT+8eUWK9fyAQAK8RQJ5hEaz/jfHBP2Duv/JegW7/EN' +
      '+N4F6TwM+/b60fP8EA0HEwMYHPUQVfIJCxAR/O752/sM3vAAGSUb7wYLDxIzCDjZEgUDIeQA//k=',
  },
}
