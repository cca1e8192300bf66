import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene over the same terms.
 *
 * <p>java LuceneEngine index FOLDER &lt; DOCUMENTS, java LuceneEngine answer FOLDER &lt; QUESTIONS. Documents are as
 * index-terms prints them; EngineQuestion.swift and EngineAnswer.swift have the columns of the other two.
 */
final class LuceneEngine {
  private static final Set<String> FACETS = Set.of("grade", "subject", "iste", "concept", "school");

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    if (arguments[0].equals("index")) {
      index(folder);
    } else {
      answer(folder);
    }
  }

  private static BufferedReader input() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 20);
  }

  // Index

  /** One segment in the end, and one thread all the time: what is best for the questions. */
  private static void index(Path folder) throws IOException {
    IndexWriterConfig configuration = new IndexWriterConfig(new WhitespaceAnalyzer());
    configuration.setMergeScheduler(new SerialMergeScheduler());
    configuration.setRAMBufferSizeMB(128);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(folder), configuration);
        BufferedReader lines = input()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        writer.addDocument(document(line.split("\t", -1)));
      }
      writer.forceMerge(1);
    }
  }

  private static Document document(String[] columns) {
    FieldType frequencies = new FieldType(TextField.TYPE_NOT_STORED);
    frequencies.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    Document document = new Document();
    document.add(new BinaryDocValuesField("id", new BytesRef(columns[0])));
    document.add(new Field("stems", columns[1], frequencies));
    document.add(new TextField("written", columns[2], Field.Store.YES));
    for (String value : columns[3].split(" ")) {
      document.add(new StringField("filters", value, Field.Store.NO));
      if (FACETS.contains(value.substring(0, Math.max(0, value.indexOf('='))))) {
        document.add(new SortedSetDocValuesField("facets", new BytesRef(value)));
      }
    }
    return document;
  }

  // Questions

  private record Question(String task, String kind, String[] words, String[] filters) {
    static Question read(String line) {
      String[] columns = line.split("\t", -1);
      return new Question(columns[0], columns[1], words(columns[2]), words(columns[3]));
    }

    private static String[] words(String text) {
      return text.isEmpty() ? new String[0] : text.split(" ");
    }

    Query query() {
      if (filters.length == 0) return ofWords();
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      if (words.length > 0) query.add(ofWords(), Occur.MUST);
      for (String filter : filters) query.add(new TermQuery(new Term("filters", filter)), Occur.FILTER);
      return query.build();
    }

    private Query ofWords() {
      if (words.length == 0) return new MatchAllDocsQuery();
      if (kind.equals("phrase")) return new PhraseQuery("written", words);
      if (kind.equals("prefix")) return new PrefixQuery(new Term("written", words[0]));
      if (words.length == 1) return new TermQuery(new Term("stems", words[0]));
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      for (String word : words) {
        query.add(new TermQuery(new Term("stems", word)), kind.equals("any") ? Occur.SHOULD : Occur.MUST);
      }
      return query.build();
    }
  }

  /** Counts ordinals of one segment, since there is only one. */
  private static final class FacetCounter extends SimpleCollector {
    final int[] counts;
    private SortedSetDocValues values;

    FacetCounter(int size) {
      counts = new int[size];
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      values = DocValues.getSortedSet(context.reader(), "facets");
    }

    @Override
    public void collect(int document) throws IOException {
      if (!values.advanceExact(document)) return;
      for (int left = values.docValueCount(); left > 0; left--) counts[(int) values.nextOrd()]++;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  private static void answer(Path folder) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (IndexReader reader = DirectoryReader.open(new MMapDirectory(folder));
        BufferedReader lines = input()) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      List<String> names = facetNames(reader);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.println(answer(Question.read(line), searcher, names));
      }
    }
  }

  private static List<String> facetNames(IndexReader reader) throws IOException {
    if (reader.leaves().size() != 1) throw new IllegalStateException("The index has several segments.");
    SortedSetDocValues values = DocValues.getSortedSet(reader.leaves().get(0).reader(), "facets");
    List<String> names = new ArrayList<>();
    for (long at = 0; at < values.getValueCount(); at++) {
      names.add(values.lookupOrd(at).utf8ToString().replaceFirst("=", ":"));
    }
    return names;
  }

  private static String answer(Question question, IndexSearcher searcher, List<String> names) throws IOException {
    boolean counts = !question.task.equals("top");
    long began = System.nanoTime();
    FacetCounter facets = new FacetCounter(names.size());
    TopScoreDocCollector best = TopScoreDocCollector.create(10, counts ? Integer.MAX_VALUE : 10);
    searcher.search(question.query(), counts ? MultiCollector.wrap(best, facets) : best);
    TopDocs found = best.topDocs();
    StringBuilder ids = new StringBuilder();
    BinaryDocValues id = DocValues.getBinary(searcher.getIndexReader().leaves().get(0).reader(), "id");
    ScoreDoc[] hits = found.scoreDocs.clone();
    java.util.Arrays.sort(hits, (one, other) -> Integer.compare(one.doc, other.doc));
    for (ScoreDoc hit : hits) {
      if (id.advanceExact(hit.doc)) ids.append(id.binaryValue().utf8ToString()).append(' ');
    }
    long took = System.nanoTime() - began;
    StringBuilder line = new StringBuilder().append(found.totalHits.value).append('\t').append(took).append("\t0\t");
    line.append(ids).append('\t');
    for (int at = 0; counts && at < names.size(); at++) {
      if (facets.counts[at] > 0) line.append(names.get(at)).append('=').append(facets.counts[at]).append(' ');
    }
    return line.toString();
  }
}
