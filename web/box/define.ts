// define.ts — registers <jiansuo-box>; the entry of the one file others embed. Not: the element (element.ts).
import { JiansuoBox } from './element.ts'

if (!customElements.get('jiansuo-box')) customElements.define('jiansuo-box', JiansuoBox)
