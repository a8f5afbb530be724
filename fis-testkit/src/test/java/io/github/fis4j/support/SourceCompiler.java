package io.github.fis4j.support;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources that stand in a test or in a document, against the class path of the tests. */
public final class SourceCompiler {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Kept, since it remembers what is in the jars of the class path. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, Locale.ROOT, null);

    private SourceCompiler() {}

    /**
     * {@return what the compiler found wrong; empty if the sources compile}
     *
     * @param sources source text by qualified class name
     * @param output where the class files go
     */
    public static synchronized List<Fault> compile(Map<String, String> sources, Path output) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<Source> files = sources.entrySet().stream()
                .map(each -> new Source(each.getKey(), each.getValue()))
                .toList();
        List<String> options =
                List.of("-classpath", System.getProperty("java.class.path"), "-d", output.toString(), "-proc:none");
        COMPILER.getTask(null, FILES, found, options, null, files).call();
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> new Fault(className(each), each.getLineNumber(), each.getMessage(Locale.ROOT)))
                .toList();
    }

    private static String className(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() instanceof Source source ? source.className : "";
    }

    /**
     * An error of the compiler.
     *
     * @param className the source that it is in; empty if it is in none
     * @param line the line in that source, from 1
     * @param message what is wrong
     */
    public record Fault(String className, long line, String message) {}

    private static final class Source extends SimpleJavaFileObject {
        private final String className;
        private final String text;

        private Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.className = className;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
