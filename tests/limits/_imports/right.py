import meeting
meeting.both.wait()
import left
done = "right"
