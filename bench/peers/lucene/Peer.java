// Peer.java build PASSAGES.tsv FOLDER | search FOLDER (QUESTIONS all|any)… — Lucene's side of `npm run bench:peers`. The same
// work as the others': top 20 by BM25 with their texts, exact totals, reports, passages by division and year. Prints JSON.
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.MMapDirectory;

public class Peer {
  public static void main(String[] args) throws Exception {
    if (args[0].equals("build")) build(Path.of(args[1]), Path.of(args[2]));
    else search(args);
  }

  static void build(Path passages, Path folder) throws Exception {
    long start = System.nanoTime();
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setRAMBufferSizeMB(512);
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(folder), config);
        BufferedReader reader = Files.newBufferedReader(passages)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] row = line.split("\t", 4);
        Document document = new Document();
        document.add(new NumericDocValuesField("report", Long.parseLong(row[0])));
        document.add(new NumericDocValuesField("region", Long.parseLong(row[1])));
        document.add(new NumericDocValuesField("year", Long.parseLong(row[2])));
        document.add(new TextField("characters", split(row[3], 1), Field.Store.NO));
        document.add(new TextField("pairs", split(row[3], 2), Field.Store.NO));
        document.add(new StoredField("text", row[3]));
        writer.addDocument(document);
      }
    }
    System.out.printf(Locale.ROOT, "{\"seconds\":%.3f}%n", (System.nanoTime() - start) / 1e9);
  }

  /** Stretches of so many units, each begun one unit later, between blanks. */
  static String split(String text, int length) {
    StringBuilder stretches = new StringBuilder();
    for (int at = 0; at + length <= text.length(); at++)
      stretches.append(text, at, at + length).append(' ');
    return stretches.toString();
  }

  static Query literal(String text) {
    if (text.length() == 1) return new TermQuery(new Term("characters", text));
    if (text.length() == 2) return new TermQuery(new Term("pairs", text));
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    for (int at = 0; at + 2 <= text.length(); at++)
      phrase.add(new Term("pairs", text.substring(at, at + 2)), at);
    return phrase.build();
  }

  static void search(String[] args) throws Exception {
    long start = System.nanoTime();
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(new MMapDirectory(Path.of(args[1]))));
    searcher.setQueryCache(null);
    double open = (System.nanoTime() - start) / 1e6;
    List<String> rows = new ArrayList<>();
    for (int i = 2; i < args.length; i += 2)
      rows.add(ask(searcher, Files.readAllLines(Path.of(args[i])), args[i + 1].equals("any")));
    System.out.printf(
        Locale.ROOT, "{\"open\":%.3f,\"resident\":%.1f,\"rows\":[%s]}%n", open, resident(), String.join(",", rows));
  }

  /** Four rounds, of which the last counts: the machine compiles meanwhile. */
  static String ask(IndexSearcher searcher, List<String> questions, boolean any) throws IOException {
    double[] times = new double[questions.size()];
    long hits = 0;
    for (int round = 0; round < 4; round++) {
      hits = 0;
      for (int i = 0; i < times.length; i++) {
        long start = System.nanoTime();
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String part : questions.get(i).split(" ")) query.add(literal(part), any ? Occur.SHOULD : Occur.MUST);
        hits += page(searcher, query.build());
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(times);
    double p50 = times[times.length / 2];
    double p99 = times[(int) (times.length * 0.99)];
    return String.format(Locale.ROOT, "{\"p50\":%.4f,\"p99\":%.4f,\"hits\":%d}", p50, p99, hits);
  }

  static int page(IndexSearcher searcher, Query query) throws IOException {
    TopScoreDocCollector top = new TopScoreDocCollectorManager(20, Integer.MAX_VALUE).newCollector();
    Facets facets = new Facets();
    searcher.search(query, MultiCollector.wrap(top, facets));
    for (ScoreDoc found : top.topDocs().scoreDocs) searcher.storedFields().document(found.doc).get("text");
    return facets.total;
  }

  static class Facets extends SimpleCollector {
    int total = 0;
    final BitSet reports = new BitSet();
    final Map<Long, int[]> regions = new HashMap<>();
    final Map<Long, int[]> years = new HashMap<>();
    private NumericDocValues report;
    private NumericDocValues region;
    private NumericDocValues year;

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      report = context.reader().getNumericDocValues("report");
      region = context.reader().getNumericDocValues("region");
      year = context.reader().getNumericDocValues("year");
    }

    @Override
    public void collect(int document) throws IOException {
      total++;
      report.advanceExact(document);
      region.advanceExact(document);
      year.advanceExact(document);
      reports.set((int) report.longValue());
      regions.computeIfAbsent(region.longValue(), key -> new int[1])[0]++;
      years.computeIfAbsent(year.longValue(), key -> new int[1])[0]++;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  /** Megabytes, where the system tells; else those of the heap. */
  static double resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status))
      for (String line : Files.readAllLines(status))
        if (line.startsWith("VmRSS:")) return Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6;
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
