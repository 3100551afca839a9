import type { LinearJudge } from './linear-judge.ts'

/**
 * What the framing judges were learned on: 182 photos, cats of Oxford-IIIT Pet and dogs found on the web, each
 * cut into, turned, given a second animal and an obstacle at five strengths (ranking, as in RankIQA, Liu et
 * al. 2017; ridge regression within each photo). Written by training; see weights/MODEL_CARD.md.
 */
export const FRAMING_JUDGES: {
  /** SHA-256 of the backbone whose features these weigh; with another they mean nothing. */
  readonly backbone: string
  readonly framing: LinearJudge
  readonly obstructed: LinearJudge
} = {
  backbone: '1dc4827fe57402fd071b02ef09e268b8e7960ef7536236503ca18d0cddb3994b',
  framing: {
    scale: 0.00171522278,
    bias: -1.57832,
    int8:
      'Hen/ADMAIQ/6BOn5AxPKCgM1DPUOMxvfB9QIEf8D8fcD++oFE/wCGwf+HAYN8xAHC+3m4hcsCSsX2vLt+BEX/w0MAjUEEN4D' +
      '7gsM+uoMF7sGLvYDGN7kDg3m7wIB7wkQERcT7RwC8xH5+Psg9Brj6QD2COv7Hvsg+Pby4QERFSwGDgjvBhEQ5RMjLwD/C/YI' +
      'FDT+Dw4IBBsm+frzDQYz8Bz6FvUP7gP+7ygPFw8J1xUV9fTlFQoCDQoV//M+/Q/7CxEXIAAAGPft7DT0FPvkAuPx/gLn+ghV' +
      '9Q4K7CEJfxMJBBAR+woe/CH0BBz15PAH/asjQOsAGQ7p5wP2Bxnt+wr+8QENBBv8GAQmAg4a9f/n/UQYBA0CCREX7fId/wkK' +
      'FuwI7dgV3i0QJQL9BDoZCOoCDBIUFwT7F/kG/wLeAt458TYVBNv4/QED//IJ4xANFAn8/wsE8wPyDPX+ARAABA4M8QATCAYH' +
      'BPLkCuj2+fAFOfYh/wkI8Akn8QkK8ADy3vUb9ioKBuL9CQcl9+IqFQAH7w8O9CTy/wXN0QTGF/cKEO31+hASBwELBlT/Bwj7' +
      'Au8AGvM/CfwcAxES8AT8F9kH9eEK/B0EDg3+IFjlExYEABLuIOoRFfngAAcL8QUA/EDfug0iJfoS/fQOBgX8EQj+5gn/Lgv7' +
      '9AkCRPD8Dw8BBfHxAy4D+/n8ADQHIVL0/AIx/BcLERkD4vD8+xHhBPIIEeP3Fy809ub7D/IUJv4qEgQDDQH31PP4F/v5FQ48' +
      'BFAIOPwN8PgJCQ0X/wQU0g4FHfMIBQEQ7uxW+eT08gXvAvLh9vLm+e4DFPICDxj+Af4NGRoHEwv/GPDlAODsDAzi+ywAGxgR' +
      'Dwn7+gslCA8VBArcD/X5/R3lAQABAPjsCt0L/gT+CgjIARAKKOMC9wH9BgrrEQM19Q0GAgr7BgAA/AX+E+n6Gk0B6QwBKtw5' +
      '3/4WDgUaDg8SAAP/3QT1BO0C6fz8UPYBFCvXCDHl4gANGvoMCA3e/yX9DhI/7fUJCuj9Lg4j9/ILCQEI+w/1C+gKBQsG1gbj' +
      '7PxKLQcQCPH73Uv9/PIa/Q7+/A8R/uki+vYoAu4Q7wkN+ygCHPz7BOpdDBk0AREJHfj8GPv2HhRaKQ3kGPYW+BjnF/oGzh0D' +
      'LAT8HfEG5PUNGhYPGfL3JP5A+gcPKxYCBS8AAxkR9vhJFQIW5xwE7QIgBwdBAhf96icXARJU+QALEv7/8f3+8evrBBkQ9xzz' +
      '/vQNFtv03fkI/OMVHy//DO4WB/EKKRkbDPoP/wgAPxoOCPX/CxfzIiQYMwzpBQ4Z9P3n3troA/wU+BIG/wgOAQH5CRC8MPUA' +
      'Hf4eBhXx/gr+EAkS5PkRFwsEBA07AE36FfQV+R3x/A4BHQPZ/gD2PvsiydQGIxsk/RIODhkDHREYAf30+QnoBvH60hcZxDL6' +
      '8QMA/ssFJPJF6x0xGewdAf/6ARA2zBDqFf4IEgASF+Vc9yr2MQDxGwztCyIRAAP1DAIB7OETCP0jAQAU5x74DQEn7dcM/Tb+' +
      'HRQJIfk0DycbE/z17PfqB+JDCh8EAfsCDPXx/Q77/fgK4/8KIwEIDuQW/RTxJ+LR+/gU9AUo+iU7/wgB/AHyAP8ZB+YZCwTl' +
      '9e8U9hf2DMsFFOAR9wn7O/EZMAr4+h3xGf77AvcP/ioWATXy+wQWFygpGAcpDUTp4BgK/9/SHxk=',
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
