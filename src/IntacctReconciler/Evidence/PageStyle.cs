namespace IntacctReconciler.Evidence;

/// <summary>How the page looks, on a screen and on paper: nothing is told by colour alone.</summary>
internal static class PageStyle
{
    private const string Sheet = """
        body { font: 14px/1.4 system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 2rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; margin: 1.2rem 0 0; }
        p { max-width: 70ch; margin: .3rem 0; } section { break-inside: avoid-page; }
        table { border-collapse: collapse; } caption { text-align: left; padding: .3rem 0 .6rem; max-width: 80ch; }
        th, td { border: 1px solid #c4c4c4; padding: .2rem .45rem; text-align: left; vertical-align: top; font-weight: normal; }
        td { overflow-wrap: anywhere; } thead th { background: #f2f2f2; font-weight: 600; vertical-align: bottom; }
        tbody th { font-weight: 600; } th.group { background: #f2f2f2; }
        .wide { overflow-x: auto; } .matrix thead th { position: sticky; top: 0; }
        .matrix tbody th[scope="row"] { position: sticky; left: 0; background: #fff; }
        th.module span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
        th.module { text-align: center; } th.module small { display: block; font-weight: normal; color: #555; }
        .matrix td.all, .matrix td.read, .matrix td.part { text-align: center; }
        .all { background: #ffd9b8; } .read { background: #e4f0e2; } .part { background: #fff4c9; }
        caption b { white-space: nowrap; padding: 0 .35rem; font-weight: 600; border: 1px solid #c4c4c4; }
        @media print {
          @page { size: A4 landscape; margin: 10mm; }
          body { font-size: 9px; margin: 0; } .wide { overflow: visible; }
          thead { display: table-header-group; } tr { break-inside: avoid; } .matrix th { position: static !important; }
          .all, .read, .part, thead th, th.group { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """;

    public static Html AddStyle(this Html page) => page.AddOwn(Sheet + "\n");
}
