package io.github.fis4j.codec;

/** The forms in which a template is written down. */
public enum TemplateForm {
    /** What {@code CreateExperimentTemplate} takes, and what {@code get-experiment-template} shows. */
    API,
    /** What {@code get-experiment} and {@code start-experiment} show of an experiment. */
    EXPERIMENT,
    /** A resource {@code AWS::FIS::ExperimentTemplate} of CloudFormation, or its properties. */
    CLOUDFORMATION,
    /** The form in which the service was first shown. */
    LAUNCH
}
