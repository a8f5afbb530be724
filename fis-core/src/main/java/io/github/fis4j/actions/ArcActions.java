// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/** The actions of {@code aws:arc}. */
public final class ArcActions {
    ArcActions() {}

    /**
     * {@return a builder of {@code aws:arc:start-zonal-autoshift}: moves traffic of resources that ARC manages away
     * from one zone}
     */
    public StartZonalAutoshift startZonalAutoshift() {
        return new StartZonalAutoshift();
    }
}
