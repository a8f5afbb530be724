package io.github.fis4j.policy;

/** Wildcards of policies. */
final class Glob {
    private Glob() {}

    /**
     * {@return whether the pattern matches the text}
     *
     * @param pattern a text in which {@code *} stands for any characters, slashes and colons too
     * @param text another text, or a pattern: then whether the first allows all that the second does
     */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int back = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                back = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++back;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
