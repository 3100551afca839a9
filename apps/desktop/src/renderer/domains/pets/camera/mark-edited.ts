/** What a program that reads photos finds: our name, and that a picture was laid over or behind. */
const XMP = [
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
  '<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="PawfectMatch camera effects"',
  ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
  ' Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/compositeCapture"/>',
  '</rdf:RDF></x:xmpmeta>',
].join('')

/**
 * Writes into a JPEG that it was edited here, so that every place that labels edited photos labels this one.
 *
 * @param jpeg - as an encoder writes it; only its head is changed.
 * @see Adobe, "XMP Specification Part 3": APP1 with the namespace and a zero byte
 */
export function markEdited(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const packet = new TextEncoder().encode(`http://ns.adobe.com/xap/1.0/\0${XMP}`)
  const length = packet.length + 2
  const marked = new Uint8Array(jpeg.length + packet.length + 4)
  marked.set(jpeg.subarray(0, 2))
  marked.set([0xff, 0xe1, length >> 8, length & 0xff], 2)
  marked.set(packet, 6)
  marked.set(jpeg.subarray(2), 6 + packet.length)
  return marked
}
