export { certificateAnchorAbi, certificateAnchorBytecode } from './certificate-anchor.ts'
