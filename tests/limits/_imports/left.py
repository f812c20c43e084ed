import meeting
meeting.both.wait()
import right
done = "left"
