package io.github.fis4j.aws.wire;

/**
 * An alarm of the stub.
 *
 * @param name its name
 * @param state its state value
 * @param composite whether it is a composite alarm
 */
public record StubAlarm(String name, String state, boolean composite) {

    /** {@return the alarm's ARN} */
    public String arn() {
        return "arn:aws:cloudwatch:" + StatefulEc2Stub.REGION + ":" + Bodies.ACCOUNT + ":alarm:" + name;
    }
}
