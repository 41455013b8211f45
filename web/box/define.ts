// define.ts — registers <jiansuo-box>; the entry of the one file others embed.
import { JiansuoBox } from './element.ts'

if (!customElements.get('jiansuo-box')) customElements.define('jiansuo-box', JiansuoBox)
