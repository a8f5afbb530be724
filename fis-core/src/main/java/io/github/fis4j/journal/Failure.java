package io.github.fis4j.journal;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** The words for what the file system says. */
final class Failure {
    private Failure() {}

    static String text(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "it is not there (" + e.getMessage() + ")";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied (" + e.getMessage() + ")";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
