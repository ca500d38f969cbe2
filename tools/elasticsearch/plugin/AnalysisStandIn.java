package portal;

import java.util.Map;
import java.util.function.Function;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * What modelsearch's index settings name and Maven's Elasticsearch lacks, as wrappers around Lucene's classes.
 *
 * <p>Production uses Elastic's own distribution, where the module analysis-common is built in: this stands in for it
 * locally. The portal's own index needs none of it.
 */
public class AnalysisStandIn extends Plugin implements AnalysisPlugin {

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
            "asciifolding", (index, env, name, settings) -> filter(name, ASCIIFoldingFilter::new),
            "ngram", (index, env, name, settings) ->
                filter(name, in -> new NGramTokenFilter(in, min(settings), max(settings), false)),
            "edge_ngram", (index, env, name, settings) ->
                filter(name, in -> new EdgeNGramTokenFilter(in, min(settings), max(settings), false)));
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of(
            "ngram", (index, env, name, settings) ->
                TokenizerFactory.newFactory(name, () -> new NGramTokenizer(min(settings), max(settings))),
            "edge_ngram", (index, env, name, settings) ->
                TokenizerFactory.newFactory(name, () -> new EdgeNGramTokenizer(min(settings), max(settings))));
    }

    private static int min(Settings settings) {
        return settings.getAsInt("min_gram", 1);
    }

    private static int max(Settings settings) {
        return settings.getAsInt("max_gram", 2);
    }

    private static TokenFilterFactory filter(String name, Function<TokenStream, TokenStream> wrap) {
        return new TokenFilterFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public TokenStream create(TokenStream in) {
                return wrap.apply(in);
            }
        };
    }
}
