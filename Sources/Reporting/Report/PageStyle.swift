/// The style and the script of a page.
enum PageStyle {
  static let css =
    colours + """

      *{box-sizing:border-box}
      body{margin:0 auto;max-width:58rem;padding:1.5rem 1.2rem 4rem;background:var(--paper);color:var(--ink);\
      font:16px/1.5 "Noto Sans","Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
      h1{font-size:1.75rem;line-height:1.25;margin:.2rem 0 .4rem}
      h2{font-size:1.3rem;margin:2.6rem 0 .6rem;padding-top:.7rem;border-top:1px solid var(--rule)}
      h3{font-size:1.05rem;margin:0 0 .2rem}
      p{margin:.4rem 0}
      .question{font-size:1.15rem;color:var(--soft);margin:0 0 .4rem}
      .answer{font-size:1.3rem;line-height:1.4;border-left:5px solid var(--c1);padding:.2rem 0 .2rem .9rem;margin:1.2rem 0 .6rem}
      .more{padding-left:1.2rem}
      .note,.lead,.facts,figcaption p,caption{font-size:.875rem;color:var(--soft)}
      .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:.6rem;margin:1.2rem 0 0}
      .tiles div{border:1px solid var(--rule);border-radius:6px;padding:.5rem .7rem}
      .tiles dt{font-size:.82rem;color:var(--soft);line-height:1.3}
      .tiles dd{margin:.15rem 0 0;font-size:1.25rem;font-weight:600;font-variant-numeric:tabular-nums}
      .tiles small{display:block;font-size:.75rem;font-weight:400;color:var(--soft)}
      .fig{margin:1.4rem 0;padding:0;break-inside:avoid}
      .fig:focus-visible,button:focus-visible,summary:focus-visible{outline:2px solid var(--c1);outline-offset:4px}
      .scroll{overflow-x:auto}
      .fig>.scroll>svg{display:block;width:100%;min-width:34rem;height:auto}
      svg text{font:11.5px "Noto Sans","Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:var(--soft)}
      svg .n text,svg .r text{paint-order:stroke;stroke:var(--paper);stroke-width:3px}
      svg .n text{fill:var(--ink)}
      svg .r text{fill:var(--ink);font-weight:600}
      .g path{stroke:var(--rule);stroke-width:1}
      .j path{stroke:var(--link);stroke-width:5;stroke-linecap:round}
      .r path{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:5 4}
      [class^=c] path,[class^=c] rect{fill:var(--c);stroke:var(--paper);stroke-width:.8}
      [class^=c] path.i{stroke:var(--c);stroke-width:2.2;fill:none}
      [class^=c] path.l{stroke:var(--c);stroke-width:2;fill:none}
      [class^=c] path.b{stroke:none}
      .c0 .l{stroke-width:5!important;stroke-opacity:.5}
      .c2 .l{stroke-dasharray:7 3}.c3 .l{stroke-dasharray:2 3}.c1 .l{stroke-dasharray:11 3}
      [data-t]:hover,[data-t].at{stroke:var(--ink)!important;stroke-width:1.6!important}
      .off{display:none}
      .legend{display:flex;flex-wrap:wrap;gap:.25rem .5rem;margin:.3rem 0 .2rem}
      .legend button{display:inline-flex;align-items:center;gap:.4rem;font:inherit;font-size:.84rem;line-height:1.25;\
      text-align:left;color:var(--ink);background:none;border:1px solid transparent;border-radius:4px;padding:.15rem .4rem;cursor:pointer}
      .legend button:hover{border-color:var(--rule)}
      .legend button[aria-pressed=false]{opacity:.5;text-decoration:line-through}
      .legend svg{width:14px;height:14px;flex:none}
      details{margin:.4rem 0}
      summary{cursor:pointer;font-size:.875rem;color:var(--soft)}
      table{border-collapse:collapse;width:100%;font-size:.84rem;margin:.5rem 0;font-variant-numeric:tabular-nums}
      caption{text-align:left;padding:.2rem 0}
      th,td{padding:.22rem .5rem;border-bottom:1px solid var(--rule);text-align:right;vertical-align:top}
      thead th{vertical-align:bottom;font-weight:600;border-bottom:1.5px solid var(--soft);line-height:1.25}
      th[scope=row],td.w,thead th:first-child,th.w{text-align:left;font-weight:400}
      .form{font-size:.76rem}
      .form thead th{max-width:5.4rem}
      .form td.w{min-width:8rem}
      .form th,.form td{border:1px solid var(--rule);padding:.2rem .35rem}
      .form thead th{text-align:center;font-weight:600}
      .sum tbody tr:last-child>*{font-weight:700}
      .yes{color:var(--c3);font-weight:600}.no{color:var(--c2);font-weight:600}
      code,pre{font:.84rem/1.45 ui-monospace,"DejaVu Sans Mono",monospace}
      pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--shade);padding:.6rem .8rem;border-radius:6px}
      td code,th code{overflow-wrap:anywhere}
      #tip{position:fixed;z-index:9;max-width:22rem;background:var(--ink);color:var(--paper);font-size:.84rem;line-height:1.35;\
      padding:.35rem .6rem;border-radius:5px;pointer-events:none}
      #tip[hidden]{display:none}
      @page{size:A4;margin:14mm 13mm}
      @media print{
      body{max-width:none;padding:0;font-size:10.5pt}
      h2{margin-top:1.2rem;break-after:avoid}
      h3,caption,figcaption,.legend,.lead{break-after:avoid;break-inside:avoid}
      .fig{break-inside:auto}
      .fig>.scroll{break-inside:avoid}
      tr,.tiles div{break-inside:avoid}
      thead{display:table-header-group}
      .form{font-size:7pt}
      .form th,.form td{padding:.12rem .2rem}
      details:not([open]),summary,#tip{display:none}
      .scroll{overflow:visible}
      .fig>.scroll>svg{min-width:0;max-height:195mm}
      .tiles{grid-template-columns:repeat(3,1fr)}
      .legend button{padding:0 .6rem 0 0}
      *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
      }
      """

  /// Light by default and on paper; dark where the reader's screen is.
  private static let colours: String = {
    func palette(_ colour: (Int) -> String) -> String {
      (0..<Palette.count).map { "--c\($0):\(colour($0))" }.joined(separator: ";")
    }
    let light =
      "--paper:#fff;--ink:#1b1f24;--soft:#525b66;--rule:#d9dde2;--link:#cfd5dc;--shade:#f2f4f6;"
      + palette(Palette.light)
    let dark =
      "--paper:#15181c;--ink:#e8eaed;--soft:#a9b1bb;--rule:#363c44;--link:#4a525c;--shade:#20252b;"
      + palette(Palette.dark)
    let series = (0..<Palette.count).map { ".c\($0){--c:var(--c\($0))}" }.joined()
    return ":root{color-scheme:light;\(light)}\n"
      + "@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;\(dark)}}\n" + series
  }()

  /// Tooltips by pointer and by arrow keys, and legends that hide and show.
  static let script = """
    (()=>{const tip=document.getElementById('tip');let old;
    const hide=()=>{tip.hidden=true;if(old){old.classList.remove('at');old=null}};
    const show=m=>{if(m===old)return;hide();old=m;m.classList.add('at');tip.textContent=m.dataset.t;tip.hidden=false;
    const r=m.getBoundingClientRect(),w=tip.offsetWidth,h=tip.offsetHeight;
    tip.style.left=Math.max(4,Math.min(innerWidth-w-4,r.left+r.width/2-w/2))+'px';
    tip.style.top=(r.top-h-8<4?r.bottom+8:r.top-h-8)+'px'};
    document.addEventListener('pointerover',e=>{const m=e.target.closest?.('[data-t]');m?show(m):hide()});
    document.addEventListener('scroll',hide,true);
    for(const f of document.querySelectorAll('.fig')){
    f.addEventListener('keydown',e=>{if(e.key==='Escape')return hide();
    const d={ArrowRight:1,ArrowDown:1,ArrowLeft:-1,ArrowUp:-1}[e.key];if(!d||e.target!==f)return;
    const all=[...f.querySelectorAll('[data-t]')].filter(m=>!m.closest('.off'));if(!all.length)return;
    e.preventDefault();const at=all.indexOf(old);
    show(all[at<0?(d>0?0:all.length-1):(at+d+all.length)%all.length])});
    f.addEventListener('blur',hide);
    for(const b of f.querySelectorAll('.legend button'))b.addEventListener('click',()=>{
    const on=b.getAttribute('aria-pressed')!=='true';b.setAttribute('aria-pressed',on);
    for(const g of f.querySelectorAll('g[data-s="'+b.dataset.s+'"]'))g.classList.toggle('off',!on)})}})()
    """
}
